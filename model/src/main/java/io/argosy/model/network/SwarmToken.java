package io.argosy.model.network;

import java.util.Objects;

/// What lets an engine join the cluster's Swarm as a worker. Never printed.
public record SwarmToken(String value) {

    public SwarmToken {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "SwarmToken[hidden]";
    }
}
