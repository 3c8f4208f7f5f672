package io.argosy.control.record;

import io.argosy.model.id.NodeId;
import io.argosy.store.Table;
import java.util.Objects;

/// A volume of a node's engine.
public record VolumeKey(NodeId node, String engineName) {

    public VolumeKey {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(engineName, "engineName");
    }

    static <V> Table<VolumeKey, V> table(String name, Class<V> value) {
        return Table.of(name, value, key -> key.node + "/" + key.engineName, VolumeKey::parse);
    }

    private static VolumeKey parse(String path) {
        int cut = path.indexOf('/');
        return new VolumeKey(new NodeId(path.substring(0, cut)), path.substring(cut + 1));
    }
}
