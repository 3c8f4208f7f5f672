package io.argosy.compose.tree;

import io.argosy.compose.source.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// Values by name, in the order written.
public record Mapping(SequencedMap<String, Node> fields, Place place) implements Node {
    public Mapping {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        Objects.requireNonNull(place, "place");
    }

    public static Mapping empty(Place place) {
        return new Mapping(new LinkedHashMap<>(), place);
    }

    public Optional<Node> find(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    public boolean has(String key) {
        return fields.containsKey(key);
    }

    /// The field when it is a mapping, else an empty one.
    public Mapping mapping(String key) {
        return fields.get(key) instanceof Mapping map ? map : empty(place);
    }

    /// The field when it is a list, else an empty one.
    public Sequence sequence(String key) {
        return fields.get(key) instanceof Sequence list ? list : new Sequence(java.util.List.of(), place);
    }

    /// The field's text when it is a scalar and not null.
    public Optional<String> text(String key) {
        return fields.get(key) instanceof Scalar scalar && !scalar.isNull() ? Optional.of(scalar.text()) : Optional.empty();
    }

    public boolean isTrue(String key) {
        return fields.get(key) instanceof Scalar scalar && scalar.kind() == Kind.BOOL && scalar.text().equals("true");
    }

    public Mapping with(String key, Node value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(key, value);
        return new Mapping(changed, place);
    }

    public Mapping withDefault(String key, Node value) {
        return has(key) ? this : with(key, value);
    }

    public Mapping without(String key) {
        if (!has(key)) {
            return this;
        }
        var changed = new LinkedHashMap<>(fields);
        changed.remove(key);
        return new Mapping(changed, place);
    }

    public Mapping withAll(Map<String, Node> values) {
        return new Mapping(new LinkedHashMap<>(values), place);
    }

    @Override
    public Mapping at(Place elsewhere) {
        return new Mapping(fields, elsewhere);
    }
}
