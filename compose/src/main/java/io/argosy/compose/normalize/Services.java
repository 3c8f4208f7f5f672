package io.argosy.compose.normalize;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import java.util.LinkedHashMap;
import java.util.function.BiFunction;

/// Changes each of a project's services, or each entry of another section.
public final class Services {
    private Services() {}

    public static Mapping each(Mapping project, BiFunction<String, Mapping, Mapping> change) {
        return each(project, "services", change);
    }

    public static Mapping each(Mapping project, String section, BiFunction<String, Mapping, Mapping> change) {
        if (!project.has(section)) {
            return project;
        }
        var entries = new LinkedHashMap<String, Node>();
        project.mapping(section).fields().forEach((name, entry) ->
                entries.put(name, entry instanceof Mapping map ? change.apply(name, map) : entry));
        return project.with(section, new Mapping(entries, project.mapping(section).place()));
    }
}
