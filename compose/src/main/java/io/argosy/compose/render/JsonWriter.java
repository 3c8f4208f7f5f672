package io.argosy.compose.render;

import io.argosy.compose.tree.Kind;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;

/// Prints a tree as JSON, indented by two spaces, fields in the order of [KeyOrder].
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    public static String write(Node node) {
        var writer = new JsonWriter();
        writer.node(node, 0);
        return writer.out.append('\n').toString();
    }

    private void node(Node node, int depth) {
        switch (node) {
            case Scalar scalar -> scalar(scalar);
            case Sequence list -> list(list, depth);
            case Mapping map -> mapping(map, depth);
        }
    }

    private void scalar(Scalar scalar) {
        if (scalar.kind() == Kind.STRING || scalar.text().endsWith("Inf") || scalar.text().equals("NaN")) {
            string(scalar.text());
        } else {
            out.append(scalar.text());
        }
    }

    private void list(Sequence list, int depth) {
        if (list.items().isEmpty()) {
            out.append("[]");
            return;
        }
        var separator = "[";
        for (var item : list.items()) {
            line(separator, depth + 1);
            node(item, depth + 1);
            separator = ",";
        }
        line("", depth);
        out.append(']');
    }

    private void mapping(Mapping map, int depth) {
        if (map.fields().isEmpty()) {
            out.append("{}");
            return;
        }
        var separator = "{";
        for (var key : KeyOrder.of(map, depth)) {
            line(separator, depth + 1);
            string(key);
            out.append(": ");
            node(map.fields().get(key), depth + 1);
            separator = ",";
        }
        line("", depth);
        out.append('}');
    }

    private void line(String before, int depth) {
        out.append(before).append('\n').repeat("  ", depth);
    }

    private void string(String text) {
        out.append('"');
        text.chars().forEach(this::character);
        out.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append("\\u").append(String.format("%04x", c));
                } else {
                    out.append((char) c);
                }
            }
        }
    }
}
