package io.argosy.compose.render;

import io.argosy.compose.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/// Fields are printed by name, but the project's name stands first.
final class KeyOrder {
    private KeyOrder() {}

    static List<String> of(Mapping map, int depth) {
        var keys = new ArrayList<>(map.fields().keySet());
        keys.sort(null);
        if (depth == 0 && keys.remove("name")) {
            keys.addFirst("name");
        }
        return keys;
    }
}
