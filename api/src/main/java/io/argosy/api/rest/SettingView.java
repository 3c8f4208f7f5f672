package io.argosy.api.rest;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A setting of the whole cluster, as it holds.
///
/// @param standard what holds where nobody set it
/// @param meaning what it does, for people
/// @param by name of the token that set it; absent while the standard holds
/// @param changedAt when it was set
public record SettingView(String name, String value, String standard, String meaning, Optional<String> by, Optional<Instant> changedAt) {

    public SettingView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(changedAt, "changedAt");
    }
}
