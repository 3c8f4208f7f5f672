package io.argosy.agent.local;

import io.argosy.model.assignment.Item.ListenerItem;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;

/// Everything that names and routing are made from, at one moment.
///
/// @param cluster id for the labels of what is made; empty before the first session
/// @param services of the assignment; their endpoints are those of other nodes
/// @param listeners of the assignment
public record LocalView(String cluster, Map<TaskId, LocalTask> tasks, List<ServiceItem> services, List<ListenerItem> listeners) {
    public static final LocalView EMPTY = new LocalView("", Map.of(), List.of(), List.of());

    public LocalView {
        tasks = Frozen.map(tasks);
        services = List.copyOf(services);
        listeners = List.copyOf(listeners);
    }
}
