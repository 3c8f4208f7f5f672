package io.argosy.model.hand;

import io.argosy.model.id.NodeId;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A container made by hand. Its engine is the record of what it is and does.
///
/// @param id the engine's
/// @param name in the cluster; empty until it is known which one the engine made up
/// @param image the reference it was made from
/// @param ports of the host that it asked for, or was given
/// @param sealed what it is made again from when its node is lost, encrypted, in base64; absent when it is not to be
/// @param running whether it ran when its engine was last asked; kept only of those that are made again
/// @param replacedBy the id of the one that was made in its place; this one is removed once its node is back
/// @param by who made it
public record HandContainer(String id, String name, String image, NodeId node, List<Port> ports, Optional<String> sealed, boolean running, Optional<String> replacedBy, String by, Instant madeAt) {

    /// A port of a host. @param address empty for all @param protocol `tcp`, `udp` or `sctp`
    public record Port(String address, int port, String protocol) {
        public Port {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(protocol, "protocol");
        }
    }

    public HandContainer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(node, "node");
        ports = Frozen.list(ports);
        Objects.requireNonNull(sealed, "sealed");
        Objects.requireNonNull(replacedBy, "replacedBy");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(madeAt, "madeAt");
    }

    /// As its engine tells.
    public HandContainer seen(String known, boolean runs) {
        return new HandContainer(id, known, image, node, ports, sealed, runs, replacedBy, by, madeAt);
    }

    /// With its name and ports given up for another.
    public HandContainer replacedBy(String other) {
        return new HandContainer(id, "", image, node, List.of(), Optional.empty(), false, Optional.of(other), by, madeAt);
    }
}
