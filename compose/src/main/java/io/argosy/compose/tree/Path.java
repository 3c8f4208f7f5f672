package io.argosy.compose.tree;

import java.util.ArrayList;
import java.util.List;

/** The way to a value from the top of a file: names of fields, and {@code [n]} for items of lists. */
public record Path(List<String> segments) {
    public static final Path ROOT = new Path(List.of());

    public Path {
        segments = List.copyOf(segments);
    }

    public static Path of(String... segments) {
        return new Path(List.of(segments));
    }

    public Path child(String segment) {
        var longer = new ArrayList<>(segments);
        longer.add(segment);
        return new Path(longer);
    }

    public Path item(int index) {
        return child("[" + index + "]");
    }

    /** The rest of this path below {@code prefix}; empty path when it does not begin with it. */
    public Path below(Path prefix) {
        var begins = segments.size() > prefix.segments.size()
                && segments.subList(0, prefix.segments.size()).equals(prefix.segments);
        return begins ? new Path(segments.subList(prefix.segments.size(), segments.size())) : ROOT;
    }

    public boolean isRoot() {
        return segments.isEmpty();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var segment : segments) {
            if (!text.isEmpty() && !segment.startsWith("[")) {
                text.append('.');
            }
            text.append(segment);
        }
        return text.toString();
    }
}
