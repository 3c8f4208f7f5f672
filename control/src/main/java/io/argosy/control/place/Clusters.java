package io.argosy.control.place;

import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.app.App;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Nodes and what is taken on them, as one snapshot shows it.
public final class Clusters {

    private Clusters() {}

    /// All nodes, by id.
    public static List<NodeSnapshot> nodes(Snapshot snapshot) {
        return snapshot.scan(Tables.NODES).stream().map(entry -> node(snapshot, entry)).toList();
    }

    /// Nodes that are connected and whose engine can be used, by id: images are built and looked for on the first.
    public static List<NodeId> usable(Snapshot snapshot) {
        return nodes(snapshot).stream().filter(Clusters::usable).map(NodeSnapshot::id).toList();
    }

    private static boolean usable(NodeSnapshot node) {
        return node.connected() && node.facts().filter(facts -> facts.engineProblem().isEmpty()).isPresent();
    }

    private static NodeSnapshot node(Snapshot snapshot, Entry<?, Node> entry) {
        Node node = entry.value();
        Liveness liveness = snapshot.get(Tables.LIVENESS, node.id())
                .orElseGet(() -> new Liveness(Liveness.State.AWAY, node.joinedAt(), "never connected"));
        return new NodeSnapshot(node, snapshot.get(Tables.FACTS, node.id()), liveness);
    }

    /// What a task asks of its node; empty when its release or service is not known.
    static Optional<Demand> demand(Snapshot snapshot, Task task) {
        return new TaskRecords(snapshot, task).release()
                .flatMap(release -> Optional.ofNullable(release.services().get(task.service()))
                        .map(service -> Demand.of(task, service.spec(), release.volumes(), scale(snapshot, task))));
    }

    private static Map<ServiceName, Integer> scale(Snapshot snapshot, Task task) {
        return snapshot.get(Tables.APPS, task.app()).map(App::scale).orElse(Map.of());
    }

    /// Holds every placed task that has not ended, every volume, and every port of the gateway.
    public static Cluster cluster(Snapshot snapshot) {
        Cluster cluster = Ground.of(snapshot).cluster();
        occupying(snapshot).forEach(task -> demand(snapshot, task).ifPresent(demand -> cluster.occupy(demand, task.node().orElseThrow())));
        return cluster;
    }

    /// The tasks that take something on their nodes. Those that were told to stop on a node that was lost since do not: they are not taken to run.
    static Stream<Task> occupying(Snapshot snapshot) {
        Set<NodeId> lost = nodes(snapshot).stream().filter(NodeSnapshot::lost).map(NodeSnapshot::id).collect(Collectors.toSet());
        return snapshot.scan(Tables.TASKS).stream().map(Entry::value)
                .filter(task -> task.node().isPresent() && !new TaskRecords(snapshot, task).ended())
                .filter(task -> task.goal() == Goal.RUN || !lost.contains(task.node().get()));
    }
}
