package io.argosy.model.witness;

import io.argosy.model.id.NodeId;
import java.util.Objects;

/// A node of which a witness is asked.
///
/// @param address at which other nodes reach its machine
public record Suspect(NodeId node, String address) {

    public Suspect {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(address, "address");
    }
}
