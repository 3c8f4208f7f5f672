package io.argosy.control.assign;

import io.argosy.control.network.NetworkProblems;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What the assignments of many nodes have in common, for one state of the store: each thing is found once, when a node first asks for it. For use by any thread.
public final class Common {

    private final Snapshot snapshot;
    private final Map<AppRef, Map<ServiceName, List<Endpoint>>> endpoints = new ConcurrentHashMap<>();
    private final Once<Set<AppRef>> listening = new Once<>(this::findListening);
    private final Once<List<Item.KeepItem>> kept = new Once<>(this::findKept);
    private final Once<Set<NodeId>> shaky = new Once<>(this::findShaky);

    public Common(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /// Apps that every node's gateway listens for, in order.
    Set<AppRef> listening() {
        return listening.get();
    }

    /// Images of every release.
    List<Item.KeepItem> kept() {
        return kept.get();
    }

    /// The ready tasks of each service of an app, wherever they are.
    Map<ServiceName, List<Endpoint>> endpoints(Release target) {
        return endpoints.computeIfAbsent(target.app(), _ -> findEndpoints(target));
    }

    /// Nodes on shaky footing.
    Set<NodeId> shaky() {
        return shaky.get();
    }

    private Set<AppRef> findListening() {
        return snapshot.scan(Tables.APPS).stream().filter(entry -> entry.value().intent() == App.Intent.RUN).map(entry -> entry.key())
                .filter(app -> new AppRecords(snapshot, app).target().filter(Traffic::listens).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Item.KeepItem> findKept() {
        return snapshot.scan(Tables.RELEASES).stream().flatMap(entry -> entry.value().services().values().stream())
                .map(ReleasedService::image).distinct().map(Item.KeepItem::new).toList();
    }

    private Map<ServiceName, List<Endpoint>> findEndpoints(Release target) {
        Map<ServiceName, List<Endpoint>> found = new LinkedHashMap<>();
        for (Task task : new AppRecords(snapshot, target.app()).tasks()) {
            if (task.goal() == Goal.RUN && task.node().filter(this::there).isPresent()) {
                snapshot.get(Tables.STATUSES, TaskKey.of(task)).filter(TaskStatus::ready)
                        .ifPresent(status -> found.computeIfAbsent(task.service(), _ -> new ArrayList<>()).add(endpoint(target, task, status)));
            }
        }
        return found;
    }

    private boolean there(NodeId at) {
        return Footing.of(snapshot, at) != Footing.GONE;
    }

    private Set<NodeId> findShaky() {
        return snapshot.scan(Tables.FACTS).stream().map(entry -> entry.key()).filter(node -> Footing.of(snapshot, node) == Footing.SHAKY).collect(Collectors.toSet());
    }

    private Endpoint endpoint(Release target, Task task, TaskStatus status) {
        NodeId at = task.node().orElseThrow();
        List<String> topology = snapshot.get(Tables.NODES, at).map(found -> found.topology()).orElse(List.of());
        return new Endpoint(task.id(), at, topology, NetworkItems.reachable(snapshot, target, status.addresses()), Optional.of(task.slot().release().value()));
    }
}
