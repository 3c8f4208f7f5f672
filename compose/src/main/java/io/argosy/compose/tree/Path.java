package io.argosy.compose.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The way to a value from the top of a file: names of fields, and `[n]` for items of lists. `parent`: null at the top.
public record Path(Path parent, String segment) {
    public static final Path ROOT = new Path(null, "");

    public Path {
        Objects.requireNonNull(segment, "segment");
    }

    public static Path of(String... segments) {
        return of(List.of(segments));
    }

    public static Path of(List<String> segments) {
        var path = ROOT;
        for (var segment : segments) {
            path = path.child(segment);
        }
        return path;
    }

    public Path child(String below) {
        return new Path(this, below);
    }

    public Path item(int index) {
        return child("[" + index + "]");
    }

    public boolean isRoot() {
        return parent == null;
    }

    public List<String> segments() {
        var segments = new ArrayList<String>();
        for (var at = this; !at.isRoot(); at = at.parent) {
            segments.add(at.segment);
        }
        return segments.reversed();
    }

    /// The rest of this path below `prefix`; the top when it does not begin with it.
    public Path below(Path prefix) {
        var all = segments();
        var before = prefix.segments();
        var begins = all.size() > before.size() && all.subList(0, before.size()).equals(before);
        return begins ? of(all.subList(before.size(), all.size())) : ROOT;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var part : segments()) {
            if (!text.isEmpty() && !part.startsWith("[")) {
                text.append('.');
            }
            text.append(part);
        }
        return text.toString();
    }
}
