package io.argosy.dockerapi.http;

import java.util.Objects;

/// A line of a head, without space around the value.
public record Header(String name, String value) {

    public Header {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
