package io.argosy.control.record;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.store.Table;
import java.util.Objects;

/// A port that the gateway of a node serves for a service.
///
/// @param target the container's port
public record ListenerKey(ServiceRef service, NodeId node, int target, int port) {

    public ListenerKey {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(node, "node");
    }

    static <V> Table<ListenerKey, V> table(String name, Class<V> value) {
        return Table.of(
                name, value, key -> "%s/%s/%d/%d".formatted(key.service, key.node, key.target, key.port), ListenerKey::parse);
    }

    private static ListenerKey parse(String path) {
        String[] parts = path.split("/");
        ServiceRef service = new ServiceRef(AppRef.of(parts[0], parts[1]), new ServiceName(parts[2]));
        return new ListenerKey(service, new NodeId(parts[3]), Integer.parseInt(parts[4]), Integer.parseInt(parts[5]));
    }
}
