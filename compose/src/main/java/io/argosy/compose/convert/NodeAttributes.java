package io.argosy.compose.convert;

import java.util.regex.Pattern;

/// The attributes of nodes that constraints, preferences and affinities may speak of.
final class NodeAttributes {
    static final String NAMES = "node.id, node.name, node.role, node.pool, node.region, node.zone, node.rack, node.platform.os, node.platform.arch, "
            + "node.labels.KEY and engine.labels.KEY";

    private static final Pattern ATTRIBUTE = Pattern.compile(
            "node\\.(id|name|hostname|role|pool|region|zone|rack|platform\\.os|platform\\.arch|labels\\..+)|engine\\.labels\\..+");

    private NodeAttributes() {}

    static boolean known(String attribute) {
        return ATTRIBUTE.matcher(attribute).matches();
    }
}
