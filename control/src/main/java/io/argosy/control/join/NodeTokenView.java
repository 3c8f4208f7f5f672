package io.argosy.control.join;

import io.argosy.control.record.StoredNodeToken;
import java.util.Objects;

/// A node token without its secret.
///
/// @param good whether it still lets machines in
public record NodeTokenView(StoredNodeToken token, boolean good) {

    public NodeTokenView {
        Objects.requireNonNull(token, "token");
    }
}
