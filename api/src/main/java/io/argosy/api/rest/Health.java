package io.argosy.api.rest;

import java.util.Objects;

/// Whether the server serves. @param status `ready`, or `starting` while it waits to lead
public record Health(String status) {

    public Health {
        Objects.requireNonNull(status, "status");
    }
}
