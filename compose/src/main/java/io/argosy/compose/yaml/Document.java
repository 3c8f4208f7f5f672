package io.argosy.compose.yaml;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Path;
import java.util.List;

/// One YAML document, aliases and merge keys written out. `cleared` are the paths tagged `!reset` (which are not
/// in `root`) or `!override` (which are): what earlier files say there does not count.
public record Document(Mapping root, List<Path> cleared) {
    public Document {
        cleared = List.copyOf(cleared);
    }

    public Document withRoot(Mapping changed) {
        return new Document(changed, cleared);
    }
}
