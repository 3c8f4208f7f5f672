package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.name.ImageName;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.place.Expression;
import io.argosy.dockerapi.place.Needs;
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
record Draft(ObjectNode config, List<Expression> expressions, Set<String> shares) {

    private static final Set<String> BRIDGE = Set.of("", "default", "bridge");
    private static final Set<String> MODES = Set.of("", "default", "bridge", "host", "none", "private", "shareable", "nat");

    /// @throws IllegalArgumentException with what is wrong, for people
    static Draft of(ObjectNode config) {
        List<Expression> expressions = new ArrayList<>(Wishes.of(config));
        besideProject(config).ifPresent(expressions::add);
        return new Draft(config, expressions, shares(config.path("HostConfig")));
    }

    /// Containers of one Compose project that are on the engine's own bridge, rather than on a network of the project, see each other by links, which reach no other node.
    private static Optional<Expression> besideProject(JsonNode config) {
        String project = config.path("Labels").path(Homes.PROJECT).asText("");
        boolean onBridge = BRIDGE.contains(config.path("HostConfig").path("NetworkMode").asText("")) && config.path("NetworkingConfig").path("EndpointsConfig").isEmpty();
        return onBridge && project.matches("[a-z0-9][a-z0-9_-]*") ? Optional.of(Expression.parse(Expression.Kind.AFFINITY, Homes.PROJECT + "==~" + project)) : Optional.empty();
    }

    private static Set<String> shares(JsonNode host) {
        Set<String> found = new LinkedHashSet<>();
        host.path("VolumesFrom").forEach(each -> found.add(each.asText().split(":", 2)[0]));
        host.path("Links").forEach(each -> found.add(each.asText().split(":", 2)[0]));
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
