package io.argosy.discovery.names;

import java.util.Locale;
import java.util.Objects;

/// What is asked.
///
/// @param name lower-case, without a dot at the end
public record Question(String name, Kind kind) {
    /// Of which kind answers are wanted.
    public enum Kind { A, AAAA, SRV, OTHER }

    public Question {
        name = name.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        Objects.requireNonNull(kind, "kind");
    }
}
