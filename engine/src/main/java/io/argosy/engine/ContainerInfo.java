package io.argosy.engine;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Optional;

/// A container as its engine sees it.
///
/// @param image id of its image
/// @param addresses its IPv4 address on each network it is on now, by the engine's name of the network
/// @param ports host ports that lead to it, as `8080:80/tcp`
/// @param tty whether its output is one stream without frames
/// @param volumes names of the volumes it mounts
/// @param pid of its process on the node; 0 while it does not run
/// @param shares id or name of the container whose network it shares; empty when it has its own
public record ContainerInfo(
        String id,
        String name,
        String image,
        Map<String, String> labels,
        ContainerState state,
        Map<String, String> addresses,
        List<String> ports,
        boolean tty,
        List<String> volumes,
        int pid,
        Optional<String> shares) {
    public ContainerInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(image, "image");
        labels = Frozen.map(labels);
        Objects.requireNonNull(state, "state");
        addresses = Frozen.map(addresses);
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        Objects.requireNonNull(shares, "shares");
    }

    /// The same container with other addresses, as those of the network it shares.
    public ContainerInfo reachedAt(Map<String, String> others, List<String> otherPorts) {
        return new ContainerInfo(id, name, image, labels, state, others, otherPorts, tty, volumes, pid, shares);
    }
}
