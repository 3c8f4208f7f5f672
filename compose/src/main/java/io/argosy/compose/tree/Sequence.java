package io.argosy.compose.tree;

import io.argosy.compose.source.Place;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A list of values.
public record Sequence(List<Node> items, Place place) implements Node {
    public Sequence {
        items = List.copyOf(items);
        Objects.requireNonNull(place, "place");
    }

    /// The texts of the scalar items; other items are left out.
    public List<String> texts() {
        return scalars().map(Scalar::text).toList();
    }

    public Stream<Scalar> scalars() {
        return items.stream().filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    public Stream<Mapping> mappings() {
        return items.stream().filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    @Override
    public Sequence at(Place elsewhere) {
        return new Sequence(items, elsewhere);
    }
}
