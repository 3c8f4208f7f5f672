package io.argosy.api.rest;

import java.util.Objects;

/// What a setting is to be.
public record SettingRequest(String value) {

    public SettingRequest {
        Objects.requireNonNull(value, "value");
    }
}
