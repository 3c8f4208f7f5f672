package io.argosy.compose.interpolate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Variables by name. Remembers which of them were asked for, together with every environment derived from it. Confined to
/// one load.
public final class Environment {
    private final Map<String, String> values;
    private final Set<String> asked;

    private Environment(Map<String, String> values, Set<String> asked) {
        this.values = Map.copyOf(values);
        this.asked = asked;
    }

    public static Environment of(Map<String, String> values) {
        return new Environment(values, new TreeSet<>());
    }

    public Optional<String> find(String name) {
        var found = Optional.ofNullable(values.get(name));
        found.ifPresent(value -> asked.add(name));
        return found;
    }

    /// The names that were asked for and had a value, so far.
    public Set<String> asked() {
        return Set.copyOf(asked);
    }

    /// These, and those of `others` that are not among these.
    public Environment orElse(Map<String, String> others) {
        var all = new LinkedHashMap<>(others);
        all.putAll(values);
        return new Environment(all, asked);
    }

    /// These, with `others` before them.
    public Environment under(Map<String, String> others) {
        var all = new LinkedHashMap<>(values);
        all.putAll(others);
        return new Environment(all, asked);
    }
}
