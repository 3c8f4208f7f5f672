package io.argosy.compose.interpolate;

import java.util.Set;

/// What a text with variables becomes.
public sealed interface Expansion {
    /// `unset` names the variables that had no value and no default: they read as empty.
    record Expanded(String text, Set<String> unset) implements Expansion {
        public Expanded {
            unset = Set.copyOf(unset);
        }
    }

    /// A required variable is missing, or the text is no valid template.
    record Invalid(String message, String remedy) implements Expansion {}
}
