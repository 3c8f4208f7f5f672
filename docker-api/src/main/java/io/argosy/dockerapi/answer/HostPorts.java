package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.publish.PortDoors;
import io.argosy.dockerapi.wire.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Gives numbers to ports of the host that a container wants and does not name. Engines count for themselves, and would all begin with the same one. Safe for any number of threads.
final class HostPorts {

    private static final int FIRST = 49153;
    private static final int LAST = 65535;
    private static final Set<String> WITHOUT = Set.of("host", "none");

    private final Predicate<HostPort> free;
    private int next;

    /// @param first where to begin, as one that was just given up is best left alone for a while
    HostPorts(int first) {
        this(first, PortDoors::isFree);
    }

    /// @param free whether a TCP port is free at this endpoint
    HostPorts(int first, Predicate<HostPort> free) {
        this.free = free;
        this.next = FIRST + Math.floorMod(first, LAST - FIRST + 1);
    }

    /// Whether it publishes what its image exposes.
    static boolean all(JsonNode config) {
        return config.path("HostConfig").path("PublishAllPorts").asBoolean() && publishes(config);
    }

    private static boolean publishes(JsonNode config) {
        String mode = config.path("HostConfig").path("NetworkMode").asText("");
        return !WITHOUT.contains(mode) && !mode.startsWith("container:");
    }

    /// @param exposed by the image, as `80/tcp`, when all are to be published
    /// @param taken in the cluster
    /// @throws Refusal when there are none left
    void give(ObjectNode config, Collection<String> exposed, Set<HostPort> taken) {
        if (!publishes(config)) {
            return;
        }
        if (all(config)) {
            Set<String> ports = new TreeSet<>(exposed);
            config.path("ExposedPorts").properties().forEach(each -> ports.add(each.getKey()));
            ObjectNode bindings = config.withObject("/HostConfig").withObject("PortBindings");
            ports.stream().filter(port -> bindings.path(port).isEmpty()).forEach(port -> bindings.putArray(port).addObject().put("HostIp", "").put("HostPort", ""));
        }
        config.path("HostConfig").path("PortBindings").properties().forEach(each -> each.getValue().forEach(binding -> {
            if (binding instanceof ObjectNode wanted && List.of("", "0").contains(wanted.path("HostPort").asText(""))) {
                String inside = each.getKey();
                wanted.put("HostPort", String.valueOf(one(wanted.path("HostIp").asText(""), inside.contains("/") ? inside.substring(inside.indexOf('/') + 1) : "tcp", taken)));
            }
        }));
    }

    private synchronized int one(String address, String protocol, Set<HostPort> taken) {
        for (int tries = FIRST; tries <= LAST; tries++) {
            HostPort port = new HostPort("", next, protocol);
            next = next == LAST ? FIRST : next + 1;
            if (taken.stream().noneMatch(port::collidesWith) && (!protocol.equals("tcp") || free.test(port))) {
                return port.port();
            }
        }
        throw new Refusal(500, "no port from " + FIRST + " to " + LAST + " is free" + (address.isEmpty() ? "" : " at " + address));
    }
}
