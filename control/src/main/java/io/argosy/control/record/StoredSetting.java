package io.argosy.control.record;

import java.time.Instant;
import java.util.Objects;

/// What people set for the whole cluster. @param by name of the token
public record StoredSetting(String value, String by, Instant changedAt) {

    public StoredSetting {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(changedAt, "changedAt");
    }
}
