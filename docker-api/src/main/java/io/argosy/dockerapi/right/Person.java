package io.argosy.dockerapi.right;

import java.util.Objects;

/// Who asks. @param who for people: the name of a token, or of a socket
public record Person(String who, Role role) {

    public Person {
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(role, "role");
    }
}
