package io.argosy.compose.normalize;

import io.argosy.compose.schema.Keys;
import io.argosy.compose.schema.Row;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Scalar;
import java.util.Optional;

/// Rewrites one checked file so that every field has its long form and every scalar the spelling that is printed. Files in
/// this form merge field by field. Applying it again changes nothing.
public final class Canonical {
    private final Scope scope;

    public Canonical(Scope scope) {
        this.scope = scope;
    }

    public Mapping rewrite(Mapping root) {
        return (Mapping) rewrite(root, Path.ROOT, Keys.all(), LongForms.TABLE);
    }

    private Node rewrite(Node node, Path path, PathRules<Row> keys, PathRules<LongForm> forms) {
        var longer = expanded(node, path, keys, forms);
        var rewritten = io.argosy.compose.tree.Rewrite.children(longer, path, (child, at) -> {
            var segment = at.segment();
            return Optional.of(rewrite(child, at, keys.child(segment), forms.child(segment)));
        });
        return rewritten instanceof Scalar scalar ? keys.rule().map(row -> cast(scalar, path, row)).orElse(scalar) : rewritten;
    }

    private Node expanded(Node node, Path path, PathRules<Row> keys, PathRules<LongForm> forms) {
        var general = keys.rule().map(row -> GeneralForms.expand(row.form(), node, path)).orElse(node);
        return forms.rule().map(form -> form.expand(general, path, scope)).orElse(general);
    }

    private Node cast(Scalar scalar, Path path, Row row) {
        return switch (Cast.apply(row.form(), scalar)) {
            case Cast.Done done -> done.value();
            case Cast.Unreadable unreadable -> {
                scope.error(scalar, path, "\"" + scalar.text() + "\" is no " + unreadable.expected(), "");
                yield scalar;
            }
        };
    }
}
