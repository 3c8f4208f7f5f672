package io.argosy.compose.tree;

import io.argosy.compose.source.Place;

/// A Compose value. Immutable. The place of a mapping's value is that of its key, the place of a list's item that of the
/// item, so that a place always points at the beginning of the field.
public sealed interface Node permits Scalar, Sequence, Mapping {
    Place place();

    /// The same value standing elsewhere.
    Node at(Place place);

    /// A word for messages.
    default String describe() {
        return switch (this) {
            case Scalar scalar -> switch (scalar.kind()) {
                case NULL -> "null";
                case BOOL -> "a boolean";
                case INT, FLOAT -> "a number";
                case STRING -> "a string";
            };
            case Sequence list -> "a list";
            case Mapping map -> "a mapping";
        };
    }
}
