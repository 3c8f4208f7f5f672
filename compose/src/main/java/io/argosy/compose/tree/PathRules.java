package io.argosy.compose.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A table of path pattern -> rule. A pattern is names joined by dots; `*` stands for any name or list item. A named
/// segment is preferred to `*`. Also the tree of its patterns, so that a walk can go down the value and the table together.
public final class PathRules<R> {
    private static final PathRules<?> NONE = new PathRules<>();

    private final Map<String, PathRules<R>> named = new LinkedHashMap<>();
    private PathRules<R> any;
    private R rule;

    public PathRules<R> add(String pattern, R added) {
        var at = this;
        for (var segment : pattern.split("\\.")) {
            at = at.grow(segment);
        }
        at.rule = added;
        return this;
    }

    private PathRules<R> grow(String segment) {
        if (!segment.equals("*")) {
            return named.computeIfAbsent(segment, name -> new PathRules<>());
        }
        if (any == null) {
            any = new PathRules<>();
        }
        return any;
    }

    /// The rules below one segment; an empty table when there are none.
    public PathRules<R> child(String segment) {
        var exact = named.get(segment);
        if (exact != null) {
            return exact;
        }
        return any == null ? none() : any;
    }

    /// A table without rules; shared, never added to.
    @SuppressWarnings("unchecked")
    public static <R> PathRules<R> none() {
        return (PathRules<R>) NONE;
    }

    public Optional<R> rule() {
        return Optional.ofNullable(rule);
    }

    public Optional<R> find(Path path) {
        return at(path).rule();
    }

    private PathRules<R> at(Path path) {
        return path.isRoot() ? this : at(path.parent()).child(path.segment());
    }

    public boolean names(String segment) {
        return named.containsKey(segment);
    }

    public boolean isOpen() {
        return any != null;
    }

    public Iterable<String> names() {
        return named.keySet();
    }
}
