package io.argosy.compose.source;

import java.util.Objects;

/// Where something stands in a source file; lines and columns count from 1, and 0 means that the loader made it.
public record Place(String file, int line, int column) {
    public static final Place NONE = new Place("", 0, 0);

    public Place {
        Objects.requireNonNull(file, "file");
    }

    public static Place file(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
