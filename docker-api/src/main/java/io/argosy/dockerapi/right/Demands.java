package io.argosy.dockerapi.right;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which privileges a request asks for. Names of fields are those of [Spelling].
public final class Demands {

    /// Where clients look for the engine's socket.
    private static final Set<String> SOCKETS = Set.of("/var/run/docker.sock", "/run/docker.sock");

    /// What engines give to everybody.
    private static final Set<String> USUAL = Set.of("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT");

    /// Options that take nothing away from what protects a node.
    private static final Set<String> HARMLESS = Set.of("no-new-privileges", "no-new-privileges=true", "apparmor=docker-default", "seccomp=builtin");

    /// With these, the kernel does not ask for the kind of what it mounts.
    private static final Set<String> MOVING = Set.of("bind", "rbind", "move", "remount");

    private static final List<String> NAMESPACES = List.of("NetworkMode", "PidMode", "IpcMode", "UTSMode", "UsernsMode");
    private static final Set<String> MASKED = Set.of("/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list", "/proc/sched_debug", "/proc/scsi", "/sys/firmware");
    private static final Set<String> READ_ONLY = Set.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private Demands() {}

    /// Whether a path of the node is the engine's socket, as clients know it.
    public static boolean isEngineSocket(String path) {
        return SOCKETS.contains(path);
    }

    /// Of a container to be made.
    public static List<Demand> ofContainer(JsonNode config) {
        List<Demand> found = ofHost(config.path("HostConfig"));
        if (config.path("HostConfig").path("CgroupnsMode").asText("").equals("host")) {
            found.add(new Demand(Privilege.HOST_NAMESPACES, "CgroupnsMode=host"));
        }
        config.path("NetworkingConfig").path("EndpointsConfig").properties().stream().map(Map.Entry::getKey).filter("host"::equals)
                .forEach(_ -> found.add(new Demand(Privilege.HOST_NAMESPACES, "the network host")));
        return List.copyOf(found);
    }

    /// Of a container that is there, as `inspect` shows it: what whoever gets into it gets.
    public static List<Demand> ofMade(JsonNode inspected) {
        List<Demand> found = ofHost(inspected.path("HostConfig"));
        inspected.path("Mounts").forEach(mount -> {
            if (mount.path("Type").asText("").equals("bind")) {
                found.add(bind(mount.path("Source").asText("")));
            }
        });
        return List.copyOf(found);
    }

    /// Of a program in a container.
    public static List<Demand> ofProgram(JsonNode config) {
        return config.path("Privileged").asBoolean() ? List.of(new Demand(Privilege.PRIVILEGED, "a privileged program")) : List.of();
    }

    /// Of a volume to be made: `local` mounts what its options say, as root.
    public static List<Demand> ofVolume(JsonNode config) {
        return volume(config.path("Driver").asText(""), config.path("DriverOpts"));
    }

    /// Of a network to be made. These drivers put containers on the node's own network.
    public static List<Demand> ofNetwork(JsonNode config) {
        String driver = config.path("Driver").asText("");
        return Set.of("host", "macvlan", "ipvlan").contains(driver) ? List.of(new Demand(Privilege.HOST_NAMESPACES, "a network with the driver " + driver)) : List.of();
    }

    private static List<Demand> ofHost(JsonNode host) {
        List<Demand> found = new ArrayList<>();
        if (host.path("Privileged").asBoolean()) {
            found.add(new Demand(Privilege.PRIVILEGED, "a privileged container"));
        }
        NAMESPACES.stream().filter(name -> host.path(name).asText("").equals("host")).forEach(name -> found.add(new Demand(Privilege.HOST_NAMESPACES, name + "=host")));
        List.of("Devices", "DeviceRequests", "DeviceCgroupRules").stream().filter(name -> !host.path(name).isEmpty()).forEach(name -> found.add(new Demand(Privilege.DEVICES, name)));
        each(host.path("CapAdd"), name -> !USUAL.contains(capability(name)), name -> found.add(new Demand(Privilege.CAPABILITIES, "the capability " + name)));
        each(host.path("Capabilities"), name -> !USUAL.contains(capability(name)), name -> found.add(new Demand(Privilege.CAPABILITIES, "the capability " + name)));
        if (!host.path("Privileged").asBoolean()) {
            each(host.path("SecurityOpt"), option -> !HARMLESS.contains(option.replaceFirst(":", "=")), option -> found.add(new Demand(Privilege.SECURITY_OPTIONS, "the security option " + brief(option))));
            unless(host.path("MaskedPaths"), MASKED, "MaskedPaths", found);
            unless(host.path("ReadonlyPaths"), READ_ONLY, "ReadonlyPaths", found);
        }
        each(host.path("Binds"), bind -> bind.startsWith("/") && bind.contains(":"), bind -> found.add(bind(bind.split(":", 2)[0])));
        host.path("Mounts").forEach(mount -> found.addAll(ofMount(mount)));
        return found;
    }

    private static List<Demand> ofMount(JsonNode mount) {
        JsonNode driver = mount.path("VolumeOptions").path("DriverConfig");
        return switch (mount.path("Type").asText("")) {
            case "bind", "npipe" -> List.of(bind(mount.path("Source").asText("")));
            case "volume" -> volume(driver.path("Name").asText(""), driver.path("Options"));
            default -> List.of();
        };
    }

    private static Demand bind(String source) {
        return isEngineSocket(source) ? new Demand(Privilege.ENGINE_SOCKET, "the engine's socket") : new Demand(Privilege.BIND_MOUNTS, "the node's " + source);
    }

    private static List<Demand> volume(String driver, JsonNode options) {
        boolean local = driver.isEmpty() || driver.equals("local");
        boolean memory = options.path("type").asText("").equals("tmpfs") && Stream.of(options.path("o").asText("").split(",")).noneMatch(MOVING::contains);
        return local && options.has("device") && !memory ? List.of(new Demand(Privilege.BIND_MOUNTS, "a volume of the node's " + options.path("device").asText(""))) : List.of();
    }

    private static String capability(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
    }

    private static void each(JsonNode array, Predicate<String> wanted, Consumer<String> action) {
        array.forEach(element -> {
            if (wanted.test(element.asText(""))) {
                action.accept(element.asText(""));
            }
        });
    }

    /// Paths that are named replace those that engines protect.
    private static void unless(JsonNode paths, Set<String> all, String name, List<Demand> found) {
        if (paths.isArray()) {
            Set<String> named = new HashSet<>();
            paths.forEach(path -> named.add(path.asText("")));
            if (!named.containsAll(all)) {
                found.add(new Demand(Privilege.SECURITY_OPTIONS, "less than the usual " + name));
            }
        }
    }

    private static String brief(String option) {
        return option.length() <= 60 ? option : option.substring(0, 60) + "...";
    }
}
