package io.argosy.compose.render;

import io.argosy.compose.schema.Extensions;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Rewrite;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What Docker Compose prints as JSON: without extensions below the top, and with its odd spelling of device limits.
public final class JsonForm {
    private static final PathRules<Boolean> CAPITALISED = new PathRules<Boolean>()
            .add("services.*.blkio_config.*.*", true);

    private JsonForm() {}

    public static Mapping of(Mapping project) {
        return (Mapping) Rewrite.bottomUp(Extensions.dropNested(project), Path.ROOT, (node, path) ->
                Optional.of(node instanceof Mapping map && CAPITALISED.find(path).isPresent() ? capitalised(map) : node));
    }

    private static Mapping capitalised(Mapping map) {
        var fields = new LinkedHashMap<String, Node>();
        map.fields().forEach((key, value) -> fields.put(Character.toUpperCase(key.charAt(0)) + key.substring(1), value));
        return new Mapping(fields, map.place());
    }
}
