package io.argosy.engine;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A container as its engine sees it.
///
/// @param image id of its image
/// @param addresses its IPv4 address on each network it is on now, by the engine's name of the network
/// @param ports host ports that lead to it, as `8080:80/tcp`
/// @param tty whether its output is one stream without frames
/// @param volumes names of the volumes it mounts
public record ContainerInfo(
        String id,
        String name,
        String image,
        Map<String, String> labels,
        ContainerState state,
        Map<String, String> addresses,
        List<String> ports,
        boolean tty,
        List<String> volumes) {
    public ContainerInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(image, "image");
        labels = Frozen.map(labels);
        Objects.requireNonNull(state, "state");
        addresses = Frozen.map(addresses);
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
    }
}
