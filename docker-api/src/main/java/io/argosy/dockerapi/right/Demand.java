package io.argosy.dockerapi.right;

import java.util.Objects;

/// Something in a request that asks for a privilege. @param words what asks for it, for people: `NetworkMode=host`
public record Demand(Privilege privilege, String words) {

    public Demand {
        Objects.requireNonNull(privilege, "privilege");
        Objects.requireNonNull(words, "words");
    }
}
