package io.argosy.compose.tree;

import io.argosy.compose.source.Place;
import java.util.Objects;

/// A single value. `text` is canonical for its kind: numbers in decimal, booleans as true or false, null as "null".
public record Scalar(Kind kind, String text, Place place) implements Node {
    public Scalar {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(place, "place");
    }

    public static Scalar string(String text, Place place) {
        return new Scalar(Kind.STRING, text, place);
    }

    public static Scalar bool(boolean value, Place place) {
        return new Scalar(Kind.BOOL, Boolean.toString(value), place);
    }

    public static Scalar integer(long value, Place place) {
        return new Scalar(Kind.INT, Long.toString(value), place);
    }

    public static Scalar none(Place place) {
        return new Scalar(Kind.NULL, "null", place);
    }

    public boolean isNull() {
        return kind == Kind.NULL;
    }

    public boolean isString() {
        return kind == Kind.STRING;
    }

    @Override
    public Scalar at(Place elsewhere) {
        return new Scalar(kind, text, elsewhere);
    }
}
