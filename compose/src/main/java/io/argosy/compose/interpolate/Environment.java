package io.argosy.compose.interpolate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Variables by name. */
public record Environment(Map<String, String> values) {
    public static final Environment EMPTY = new Environment(Map.of());

    public Environment {
        values = Map.copyOf(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** These, and those of {@code others} that are not among these. */
    public Environment orElse(Map<String, String> others) {
        var all = new LinkedHashMap<>(others);
        all.putAll(values);
        return new Environment(all);
    }

    public Environment with(String name, String value) {
        var all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Environment(all);
    }
}
