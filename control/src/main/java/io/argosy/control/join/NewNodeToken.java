package io.argosy.control.join;

import io.argosy.control.record.StoredNodeToken;
import io.argosy.model.join.JoinToken;
import java.util.Objects;

/// A node token that was made just now. This is the only time that its secret is known.
public record NewNodeToken(StoredNodeToken token, JoinToken text) {

    public NewNodeToken {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(text, "text");
    }
}
