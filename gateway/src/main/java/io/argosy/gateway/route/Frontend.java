package io.argosy.gateway.route;

import java.util.Objects;

/// A listening address and what becomes of its connections.
public record Frontend(Listen listen, Traffic traffic) implements Comparable<Frontend> {
    public Frontend {
        Objects.requireNonNull(listen, "listen");
        Objects.requireNonNull(traffic, "traffic");
    }

    @Override
    public int compareTo(Frontend other) {
        return listen.compareTo(other.listen);
    }
}
