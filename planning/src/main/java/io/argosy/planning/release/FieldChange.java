package io.argosy.planning.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// A field that differs between two releases.
///
/// @param path such as `process.environment.LOG_LEVEL`
/// @param before absent when the field is new
/// @param after absent when the field is gone
public record FieldChange(String path, Optional<String> before, Optional<String> after) {

    public FieldChange {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    static List<FieldChange> between(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String path : paths) {
            if (!Objects.equals(before.get(path), after.get(path))) {
                changes.add(new FieldChange(path, Optional.ofNullable(before.get(path)), Optional.ofNullable(after.get(path))));
            }
        }
        return changes;
    }

    /// `image.reference: nginx:1.26 -> nginx:1.27`.
    @Override
    public String toString() {
        return path + ": " + before.orElse("(none)") + " -> " + after.orElse("(none)");
    }
}
