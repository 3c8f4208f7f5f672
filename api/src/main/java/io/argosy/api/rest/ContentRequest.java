package io.argosy.api.rest;

import java.util.Objects;

/// A new version of a config or secret of a space.
public record ContentRequest(String base64) {

    public ContentRequest {
        Objects.requireNonNull(base64, "base64");
    }

    @Override
    public String toString() {
        return "ContentRequest[...]";
    }
}
