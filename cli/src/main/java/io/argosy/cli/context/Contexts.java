package io.argosy.cli.context;

import io.argosy.model.unit.Frozen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The servers a user knows.
///
/// @param current name of the one that is used unless told otherwise
public record Contexts(Optional<String> current, Map<String, Context> contexts) {

    public static final Contexts NONE = new Contexts(Optional.empty(), Map.of());

    public Contexts {
        Objects.requireNonNull(current, "current");
        contexts = Frozen.map(contexts);
    }

    /// Adds or replaces a context. The first one becomes the current one.
    public Contexts with(String name, Context context) {
        Map<String, Context> changed = new LinkedHashMap<>(contexts);
        changed.put(name, context);
        return new Contexts(current.or(() -> Optional.of(name)), changed);
    }

    public Contexts without(String name) {
        Map<String, Context> changed = new LinkedHashMap<>(contexts);
        changed.remove(name);
        return new Contexts(current.filter(chosen -> !chosen.equals(name)), changed);
    }

    public Contexts using(String name) {
        return new Contexts(Optional.of(name), contexts);
    }
}
