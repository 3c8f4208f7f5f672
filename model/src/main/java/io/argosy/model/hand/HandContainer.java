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
/// @param by who made it
public record HandContainer(String id, String name, String image, NodeId node, List<Port> ports, Optional<String> sealed, String by, Instant madeAt) {

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
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(madeAt, "madeAt");
    }

    public HandContainer named(String known) {
        return new HandContainer(id, known, image, node, ports, sealed, by, madeAt);
    }
}
