package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerState;
import io.argosy.engine.ContainerSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Containers as the engine tells of them.
final class ContainerReading {
    private ContainerReading() {}

    static ContainerInfo inspected(JsonNode container) {
        JsonNode config = container.path("Config");
        JsonNode settings = container.path("NetworkSettings");
        return new ContainerInfo(
                container.path("Id").asText(), plain(container.path("Name").asText()), container.path("Image").asText(),
                Reading.map(config.path("Labels")), state(container.path("State")), addresses(settings.path("Networks")),
                ports(settings.path("Ports")), config.path("Tty").asBoolean(), volumes(container.path("Mounts")),
                container.path("State").path("Pid").asInt(), shares(container.path("HostConfig").path("NetworkMode").asText()));
    }

    static ContainerSummary listed(JsonNode container) {
        String state = container.path("State").asText();
        return new ContainerSummary(
                container.path("Id").asText(), plain(container.path("Names").path(0).asText()), container.path("ImageID").asText(),
                Reading.map(container.path("Labels")), state.equals("running") || state.equals("paused") || state.equals("restarting"));
    }

    private static Optional<String> shares(String networkMode) {
        return networkMode.startsWith("container:") ? Optional.of(networkMode.substring("container:".length())) : Optional.empty();
    }

    private static String plain(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static ContainerState state(JsonNode state) {
        return switch (state.path("Status").asText()) {
            case "running", "paused", "restarting" -> new ContainerState.Running(Reading.instant(state.path("StartedAt")));
            case "created" -> created(state);
            case "exited" -> exited(state);
            default -> new ContainerState.Dead();
        };
    }

    /// A container whose start failed stays created, with the reason beside it.
    private static ContainerState created(JsonNode state) {
        return state.path("Error").asText().isEmpty() ? new ContainerState.Created() : exited(state);
    }

    private static ContainerState exited(JsonNode state) {
        return new ContainerState.Exited(state.path("ExitCode").asInt(), Reading.instant(state.path("StartedAt")),
                Reading.instant(state.path("FinishedAt")), state.path("OOMKilled").asBoolean(), state.path("Error").asText());
    }

    private static Map<String, String> addresses(JsonNode networks) {
        Map<String, String> addresses = new LinkedHashMap<>();
        networks.properties().forEach(network -> {
            String address = network.getValue().path("IPAddress").asText();
            if (!address.isEmpty()) {
                addresses.put(network.getKey(), address);
            }
        });
        return addresses;
    }

    /// The engine lists a port once for each address family.
    private static List<String> ports(JsonNode ports) {
        Set<String> published = new LinkedHashSet<>();
        ports.properties().forEach(port -> port.getValue().forEach(
                binding -> published.add(binding.path("HostPort").asText() + ":" + port.getKey())));
        return List.copyOf(published);
    }

    private static List<String> volumes(JsonNode mounts) {
        List<String> names = new ArrayList<>();
        mounts.forEach(mount -> {
            if (mount.path("Type").asText().equals("volume")) {
                names.add(mount.path("Name").asText());
            }
        });
        return names;
    }
}
