package io.argosy.compose.render;

import io.argosy.compose.tree.Kind;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.regex.Pattern;

/// Prints a canonical project as a Compose file that loads to the same project: dollar signs are doubled, and every string
/// that could be read as anything else is quoted.
public final class YamlWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@+-]*(:[A-Za-z0-9_./@+-]+)*");
    private static final Pattern WORD_WITH_MEANING = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n|\\.?inf|\\.?nan");

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    public static String write(Mapping project) {
        if (project.fields().isEmpty()) {
            return "{}\n";
        }
        var writer = new YamlWriter();
        writer.fields(project, 0);
        return writer.out.toString();
    }

    private void fields(Mapping map, int depth) {
        for (var key : KeyOrder.of(map, depth)) {
            out.repeat("  ", depth).append(string(key)).append(':');
            value(map.fields().get(key), depth);
        }
    }

    private void value(Node node, int depth) {
        switch (node) {
            case Scalar scalar -> out.append(' ').append(scalar(scalar)).append('\n');
            case Sequence list when list.items().isEmpty() -> out.append(" []\n");
            case Sequence list -> {
                out.append('\n');
                items(list, depth + 1);
            }
            case Mapping map when map.fields().isEmpty() -> out.append(" {}\n");
            case Mapping map -> {
                out.append('\n');
                fields(map, depth + 1);
            }
        }
    }

    private void items(Sequence list, int depth) {
        for (var item : list.items()) {
            out.repeat("  ", depth).append('-');
            if (item instanceof Mapping map && !map.fields().isEmpty()) {
                inline(map, depth + 1);
            } else {
                value(item, depth);
            }
        }
    }

    /// The first field stands beside the dash.
    private void inline(Mapping map, int depth) {
        var start = out.length();
        fields(map, depth);
        out.replace(start, start + 2 * depth, " ");
    }

    private static String scalar(Scalar scalar) {
        return scalar.kind() == Kind.STRING ? string(scalar.text().replace("$", "$$")) : scalar.text();
    }

    private static String string(String text) {
        return PLAIN.matcher(text).matches() && !WORD_WITH_MEANING.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> isPrintable(c) ? Character.toString(c) : String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c);
        };
    }

    private static boolean isPrintable(int c) {
        return c >= 0x20 && c < 0x7F || c > 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029;
    }
}
