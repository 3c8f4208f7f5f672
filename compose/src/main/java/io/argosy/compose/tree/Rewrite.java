package io.argosy.compose.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Predicate;

/// Rebuilds a tree by a function of value and path.
public final class Rewrite {
    private Rewrite() {}

    /// What to do with a value; empty drops it from its mapping or list.
    @FunctionalInterface
    public interface Step {
        Optional<Node> apply(Node node, Path path);
    }

    /// How many values a tree has, itself included.
    public static long count(Node node) {
        return switch (node) {
            case Scalar scalar -> 1;
            case Sequence list -> 1 + count(list.items());
            case Mapping map -> 1 + count(map.fields().values());
        };
    }

    private static long count(Iterable<Node> nodes) {
        var count = 0L;
        for (var node : nodes) {
            count += count(node);
        }
        return count;
    }

    /// Children first, then the value itself. The top value is never dropped.
    public static Node bottomUp(Node node, Path path, Step step) {
        return inner(node, path, step).orElse(node);
    }

    private static Optional<Node> inner(Node node, Path path, Step step) {
        return step.apply(children(node, path, (child, at) -> inner(child, at, step)), path);
    }

    /// The tree without what does not stay; what goes is not looked into.
    public static Node kept(Node node, Path path, Predicate<Path> stays) {
        return children(node, path, (child, at) -> stays.test(at) ? Optional.of(kept(child, at, stays)) : Optional.empty());
    }

    /// One level only: each field or item becomes what `step` says.
    public static Node children(Node node, Path path, Step step) {
        return switch (node) {
            case Scalar scalar -> scalar;
            case Sequence list -> items(list, path, step);
            case Mapping map -> fields(map, path, step);
        };
    }

    private static Sequence items(Sequence list, Path path, Step step) {
        var kept = new ArrayList<Node>();
        for (var i = 0; i < list.items().size(); i++) {
            step.apply(list.items().get(i), path.item(i)).ifPresent(kept::add);
        }
        return new Sequence(kept, list.place());
    }

    public static Mapping fields(Mapping map, Path path, Step step) {
        var kept = new LinkedHashMap<String, Node>();
        map.fields().forEach((key, value) -> step.apply(value, path.child(key)).ifPresent(node -> kept.put(key, node)));
        return new Mapping(kept, map.place());
    }
}
