package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.ImageName;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.place.Expression;
import io.argosy.dockerapi.place.Needs;
import io.argosy.dockerapi.place.Rescheduling;
import io.argosy.dockerapi.place.Wishes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The configuration of a container to be made, and what it says of where that may be.
///
/// @param config as the client sent it
/// @param expressions constraints and affinities
/// @param shares names or ids of containers that it shares something with
/// @param enters those among them whose volumes or namespaces it gets
/// @param recipe the configuration as it came, where the container is made again when its node is lost
record Draft(ObjectNode config, List<Expression> expressions, Set<String> shares, Set<String> enters, Optional<byte[]> recipe) {

    private static final Set<String> BRIDGE = Set.of("", "default", "bridge");
    private static final int MOST_RECIPE = 256 * 1024;
    private static final Set<String> MODES = Set.of("", "default", "bridge", "host", "none", "private", "shareable", "nat");

    /// @throws IllegalArgumentException with what is wrong, for people
    static Draft of(ObjectNode config) {
        byte[] whole = Trees.bytes(config);
        boolean again = Rescheduling.of(config);
        if (again && whole.length > MOST_RECIPE) {
            throw new IllegalArgumentException("a container that is to be made again when its node is lost has a configuration of at most " + MOST_RECIPE + " bytes");
        }
        JsonNode host = config.path("HostConfig");
        Set<String> enters = enters(host);
        Set<String> shares = new LinkedHashSet<>(enters);
        if (MODES.contains(host.path("NetworkMode").asText(""))) {
            host.path("Links").forEach(each -> shares.add(each.asText().split(":", 2)[0]));
        }
        shares.remove("");
        List<Expression> expressions = new ArrayList<>(Wishes.of(config));
        besideProject(config).ifPresent(expressions::add);
        return new Draft(config, expressions, shares, enters, again ? Optional.of(whole) : Optional.empty());
    }

    /// Containers of one Compose project that are on the engine's own bridge, rather than on a network of the project, see each other by links, which reach no other node.
    private static Optional<Expression> besideProject(JsonNode config) {
        String project = config.path("Labels").path(Homes.PROJECT).asText("");
        boolean onBridge = BRIDGE.contains(config.path("HostConfig").path("NetworkMode").asText("")) && config.path("NetworkingConfig").path("EndpointsConfig").isEmpty();
        return onBridge && project.matches("[a-z0-9][a-z0-9_-]*") ? Optional.of(Expression.parse(Expression.Kind.AFFINITY, Homes.PROJECT + "==~" + project)) : Optional.empty();
    }

    /// Links are not among them: on a network of its own they are names on that network, and need nobody near.
    private static Set<String> enters(JsonNode host) {
        Set<String> found = new LinkedHashSet<>();
        host.path("VolumesFrom").forEach(each -> found.add(each.asText().split(":", 2)[0]));
        for (String mode : List.of("NetworkMode", "IpcMode", "PidMode")) {
            String value = host.path(mode).asText("");
            if (value.startsWith("container:")) {
                found.add(value.substring("container:".length()));
            }
        }
        found.remove("");
        return found;
    }

    String image() {
        return config.path("Image").asText("");
    }

    /// @param together ids of those it shares something with
    Needs needs(Set<String> together) {
        return new Needs(image().isEmpty() ? "" : ImageName.familiar(image()), expressions, together, networks(), volumes(), ports());
    }

    private Set<String> networks() {
        Set<String> found = new HashSet<>();
        found.add(config.path("HostConfig").path("NetworkMode").asText(""));
        config.path("NetworkingConfig").path("EndpointsConfig").properties().forEach(each -> found.add(each.getKey()));
        found.removeIf(name -> MODES.contains(name) || name.startsWith("container:"));
        return found;
    }

    private Set<String> volumes() {
        Set<String> found = new HashSet<>();
        for (JsonNode bind : config.path("HostConfig").path("Binds")) {
            String source = bind.asText().split(":", 2)[0];
            if (bind.asText().contains(":") && !source.startsWith("/")) {
                found.add(source);
            }
        }
        for (JsonNode mount : config.path("HostConfig").path("Mounts")) {
            if (mount.path("Type").asText("").equals("volume")) {
                found.add(mount.path("Source").asText(""));
            }
        }
        found.remove("");
        return found;
    }

    private Set<HostPort> ports() {
        Set<HostPort> found = new HashSet<>();
        config.path("HostConfig").path("PortBindings").properties().forEach(each -> {
            String[] inside = each.getKey().split("/", 2);
            for (JsonNode binding : each.getValue()) {
                String port = binding.path("HostPort").asText("");
                if (port.matches("[1-9][0-9]{0,4}")) {
                    found.add(new HostPort(binding.path("HostIp").asText(""), Integer.parseInt(port), inside.length == 2 ? inside[1] : "tcp"));
                }
            }
        });
        return found;
    }
}
