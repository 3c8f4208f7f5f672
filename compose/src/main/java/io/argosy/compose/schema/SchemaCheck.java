package io.argosy.compose.schema;

import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Kind;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Rewrite;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Compares one file with the table of keys: unknown keys, wrong types, words and numbers out of range.
public final class SchemaCheck {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private final Problems problems;
    private final Set<Path> rejected = new HashSet<>();

    public SchemaCheck(Problems problems) {
        this.problems = problems;
    }

    /// The tree without the fields that have mistakes; a list goes as a whole. The same tree when there are none.
    public Mapping check(Mapping root) {
        fields(root, Path.ROOT, Keys.all());
        return rejected.isEmpty() ? root : (Mapping) Rewrite.kept(root, Path.ROOT, path -> !rejected.contains(path));
    }

    private void reject(Node node, Path path, String message, String remedy) {
        problems.error(node.place(), path.toString(), message, remedy);
        var field = path;
        while (field.segment().startsWith("[")) {
            field = field.parent();
        }
        rejected.add(field);
    }

    private void node(Node node, Path path, PathRules<Row> rules) {
        if (problems.full()) {
            return;
        }
        var row = rules.rule();
        if (row.isPresent() && !row.get().form().accepts(node)) {
            reject(node, path, "must be " + row.get().form().expected() + ", not " + node.describe(), "");
            return;
        }
        switch (node) {
            case Scalar scalar -> row.ifPresent(found -> scalar(scalar, path, found));
            case Sequence list -> items(list, path, rules);
            case Mapping map -> mapping(map, path, rules);
        }
    }

    private void items(Sequence list, Path path, PathRules<Row> rules) {
        for (var i = 0; i < list.items().size(); i++) {
            var item = list.items().get(i);
            node(item, path.item(i), item instanceof Scalar && isDictionary(rules) ? PathRules.none() : rules.child("[" + i + "]"));
        }
    }

    /// The items of a list of NAME=value are strings whatever the values of the mapping form may be.
    private static boolean isDictionary(PathRules<Row> rules) {
        return rules.rule().map(Row::form).filter(form -> form == Form.DICT || form == Form.HOSTS || form == Form.WORDS_OR_MAP).isPresent();
    }

    private void mapping(Mapping map, Path path, PathRules<Row> rules) {
        if (rules.rule().filter(Row::names).isPresent()) {
            map.fields().forEach((key, value) -> name(key, value, path));
        }
        fields(map, path, rules);
    }

    private void name(String key, Node value, Path path) {
        if (!NAME.matcher(key).matches()) {
            reject(value, path.child(key), "\"" + key + "\" is no valid name",
                    "use letters, digits, dots, dashes and underscores");
        }
    }

    private void fields(Mapping map, Path path, PathRules<Row> rules) {
        var closed = rules.names().iterator().hasNext() && !rules.isOpen();
        for (var field : map.fields().entrySet()) {
            if (problems.full()) {
                return;
            }
            field(field.getKey(), field.getValue(), path.child(field.getKey()), rules, closed);
        }
    }

    private void field(String key, Node value, Path path, PathRules<Row> rules, boolean closed) {
        var extension = Extensions.isExtension(key, rules);
        if (closed && !extension && !rules.names(key)) {
            reject(value, path, "unknown key " + key, Spelling.remedy(key, rules.names()));
        } else if (!extension) {
            node(value, path, rules.child(key));
        }
    }

    private void scalar(Scalar scalar, Path path, Row row) {
        if (!row.values().isEmpty() && !row.values().contains(scalar.text())) {
            reject(scalar, path, "\"" + scalar.text() + "\" is not allowed",
                    "one of " + String.join(", ", row.values().stream().sorted().toList()));
        }
        if (row.isBounded() && (scalar.kind() == Kind.INT || scalar.kind() == Kind.FLOAT)) {
            range(scalar, path, row);
        }
    }

    private void range(Scalar scalar, Path path, Row row) {
        var value = Double.parseDouble(scalar.text());
        if (value < row.least() || value > row.most()) {
            reject(scalar, path, scalar.text() + " is out of range",
                    value < row.least() ? "at least " + row.least() : "at most " + row.most());
        }
        if (row.form() == Form.SIZE && row.least() == 0 && scalar.kind() == Kind.FLOAT) {
            reject(scalar, path, "must be a whole number of bytes", "");
        }
    }
}
