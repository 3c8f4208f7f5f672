package io.argosy.dockerapi.place;

import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What a new container asks of its node.
///
/// @param image the reference it is made from
/// @param together ids of containers that it shares something with
/// @param networks names or ids of networks of one node
/// @param volumes names
/// @param ports of the host
public record Needs(String image, List<Expression> expressions, Set<String> together, Set<String> networks, Set<String> volumes, Set<HostPort> ports) {

    public Needs {
        Objects.requireNonNull(image, "image");
        expressions = Frozen.list(expressions);
        together = Set.copyOf(together);
        networks = Set.copyOf(networks);
        volumes = Set.copyOf(volumes);
        ports = Set.copyOf(ports);
    }
}
