package io.argosy.compose.normalize;

import io.argosy.compose.schema.Form;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The long forms that follow from a field's form alone.
final class GeneralForms {
    private GeneralForms() {}

    static Node expand(Form form, Node node, Path path) {
        return switch (form) {
            case DICT -> node instanceof Sequence list ? dictionary(list) : node;
            case HOSTS -> hosts(node);
            case TEXT_OR_WORDS -> node instanceof Scalar scalar ? oneWord(scalar) : node;
            case MAP_OR_NULL -> node instanceof Scalar && !mayStayNull(path) ? Mapping.empty(node.place()) : node;
            default -> node;
        };
    }

    /// A service's networks and models may hold nothing but their name.
    private static boolean mayStayNull(Path path) {
        return path.segments().size() == 4;
    }

    private static Mapping dictionary(Sequence list) {
        var fields = new LinkedHashMap<String, Node>();
        list.scalars().forEach(item -> {
            var equals = item.text().indexOf('=');
            if (equals < 0) {
                fields.put(item.text(), Scalar.none(item.place()));
            } else {
                fields.put(item.text().substring(0, equals), Scalar.string(item.text().substring(equals + 1), item.place()));
            }
        });
        return new Mapping(fields, list.place());
    }

    private static Sequence oneWord(Scalar scalar) {
        return new Sequence(scalar.isNull() || scalar.text().isEmpty() ? List.of() : List.of(scalar), scalar.place());
    }

    /// A list of `host=address`, in the order of the hosts' names.
    private static Node hosts(Node node) {
        var entries = new ArrayList<Scalar>();
        switch (node) {
            case Sequence list -> list.scalars().map(item -> host(item.text(), item)).forEach(entries::add);
            case Mapping map -> map.fields().forEach((name, addresses) -> addresses(name, addresses, entries));
            case Scalar scalar -> {
                return scalar;
            }
        }
        entries.sort(java.util.Comparator.comparing(GeneralForms::hostName));
        return new Sequence(List.copyOf(entries), node.place());
    }

    static String hostName(Scalar entry) {
        return entry.text().substring(0, Math.max(0, entry.text().indexOf('=')));
    }

    private static void addresses(String name, Node addresses, List<Scalar> entries) {
        switch (addresses) {
            case Scalar one -> entries.add(entry(name, one.text(), one));
            case Sequence several -> several.scalars().forEach(one -> entries.add(entry(name, one.text(), one)));
            case Mapping none -> { }
        }
    }

    private static Scalar host(String text, Scalar item) {
        var split = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
        return split < 0 ? item : entry(text.substring(0, split), text.substring(split + 1), item);
    }

    private static Scalar entry(String name, String address, Scalar item) {
        var bare = address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        return Scalar.string(name + "=" + bare, item.place());
    }
}
