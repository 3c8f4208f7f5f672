package io.argosy.api.rest;

import java.util.Objects;

/// A new node token. This answer is the only time it is shown. @param token what to start an agent with
public record NodeTokenCreated(String token, NodeTokenView view) {

    public NodeTokenCreated {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(view, "view");
    }

    @Override
    public String toString() {
        return "NodeTokenCreated[" + view.name() + ", ...]";
    }
}
