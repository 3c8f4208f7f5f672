package io.argosy.compose.schema;

import io.argosy.compose.tree.Kind;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// The forms in which a field may be written. The lower-case name with spaces is what the table of keys calls it.
public enum Form {
    /// A string only.
    TEXT("a string", Form::string),
    TEXT_OR_NULL("a string", node -> string(node) || none(node)),
    /// A string or number, read as a string.
    WORD("a string or number", Form::word),
    /// Any scalar, read as a string; null keeps its meaning "no value".
    SETTING("a boolean, null, number or string", node -> node instanceof Scalar),
    BOOL("a boolean", node -> scalar(node, Kind.BOOL) || string(node)),
    WHOLE("a whole number", Form::whole),
    /// A number of devices, or all of them.
    COUNT("a whole number or all", node -> scalar(node, Kind.INT) || string(node)),
    DECIMAL("a number", Form::word),
    /// A number of bytes, or a number with a unit.
    SIZE("a size such as 64m", Form::word),
    DURATION("a duration such as 1m30s", Form::string),
    /// Permission bits.
    MODE("an octal file mode", Form::word),
    MAP("a mapping", Mapping.class::isInstance),
    MAP_OR_NULL("a mapping", node -> node instanceof Mapping || none(node)),
    LIST("a list", Sequence.class::isInstance),
    WORDS("a list of strings", Form::words),
    SCALARS("a list of strings or numbers", node -> node instanceof Sequence list && list.items().stream().allMatch(Form::word)),
    TEXT_OR_WORDS("a string or a list of strings", node -> string(node) || none(node) || words(node)),
    COMMAND("a string or a list of strings", node -> string(node) || none(node) || words(node)),
    /// NAME: value or a list of NAME=value.
    DICT("a mapping or a list of strings", node -> node instanceof Mapping || words(node)),
    HOSTS("a mapping of strings or a list of strings", node -> words(node) || node instanceof Mapping map && map.fields().values().stream().allMatch(host -> string(host) || words(host))),
    WORDS_OR_MAP("a list of strings or a mapping", node -> node instanceof Mapping || words(node)),
    TEXT_OR_MAP("a string or a mapping", node -> string(node) || node instanceof Mapping),
    TEXT_OR_LIST("a string or a list", node -> string(node) || node instanceof Sequence),
    WORD_OR_MAP("a string, a number or a mapping", node -> word(node) || node instanceof Mapping),
    WHOLE_OR_MAP("a whole number or a mapping", node -> whole(node) || node instanceof Mapping),
    BOOL_OR_MAP("a boolean or a mapping", node -> scalar(node, Kind.BOOL) || string(node) || node instanceof Mapping),
    BOOL_OR_TEXT("a boolean or a string", node -> scalar(node, Kind.BOOL) || string(node)),
    ANY("anything", node -> true);

    private final String expected;
    private final Predicate<Node> accepts;

    Form(String expected, Predicate<Node> accepts) {
        this.expected = expected;
        this.accepts = accepts;
    }

    public String expected() {
        return expected;
    }

    boolean accepts(Node node) {
        return accepts.test(node);
    }

    static Form named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static boolean string(Node node) {
        return scalar(node, Kind.STRING);
    }

    private static boolean none(Node node) {
        return scalar(node, Kind.NULL);
    }

    private static boolean scalar(Node node, Kind kind) {
        return node instanceof Scalar scalar && scalar.kind() == kind;
    }

    private static boolean word(Node node) {
        return node instanceof Scalar scalar && Set.of(Kind.STRING, Kind.INT, Kind.FLOAT).contains(scalar.kind());
    }

    private static boolean whole(Node node) {
        return string(node) || scalar(node, Kind.INT)
                || node instanceof Scalar scalar && scalar.kind() == Kind.FLOAT && scalar.text().matches("-?[0-9]+");
    }

    private static boolean words(Node node) {
        return node instanceof Sequence list && list.items().stream().allMatch(Form::string);
    }
}
