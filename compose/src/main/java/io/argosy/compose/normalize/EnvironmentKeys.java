package io.argosy.compose.normalize;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Scalar;
import java.util.LinkedHashMap;

/// A variable without a value takes that of the loader's environment; without one there, it stays without a value.
final class EnvironmentKeys {
    private EnvironmentKeys() {}

    static Node resolve(Node node, Path path, Scope scope) {
        if (!(node instanceof Mapping map)) {
            return node;
        }
        var fields = new LinkedHashMap<String, Node>();
        map.fields().forEach((name, value) -> {
            check(name, value, path, scope);
            fields.put(name, value(name, value, scope));
        });
        return new Mapping(fields, map.place());
    }

    private static Node value(String name, Node value, Scope scope) {
        var open = value instanceof Scalar scalar && scalar.isNull();
        return open ? scope.environment().find(name).<Node>map(found -> Scalar.string(found, value.place())).orElse(value) : value;
    }

    private static void check(String name, Node value, Path path, Scope scope) {
        if (!name.isEmpty() && Character.isWhitespace(name.charAt(name.length() - 1))) {
            scope.error(value, path, "environment variable " + name.strip() + " is declared with a trailing space", "remove the space");
        }
    }
}
