package io.argosy.control.place;

import io.argosy.model.id.TaskId;
import io.argosy.model.task.Task;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.Scheduler;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cluster that tasks are placed on, kept from pass to pass: a pass takes in what changed since the one before. Begins anew when nodes, volumes or ports
/// of the gateway did. For one thread.
final class KeptCluster {

    private final Scheduler scheduler;
    private Optional<Ground> ground = Optional.empty();
    private Placer placer;
    private Map<TaskId, Demand> seated = new HashMap<>();

    KeptCluster(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// The cluster as a snapshot shows it. What was occupied on an earlier one, and is not on this, is given back.
    Placer asOf(Snapshot snapshot) {
        Ground now = Ground.of(snapshot);
        if (ground.filter(now::equals).isEmpty()) {
            ground = Optional.of(now);
            placer = scheduler.on(now.cluster());
            seated = new HashMap<>();
        }
        seat(snapshot);
        return placer;
    }

    private void seat(Snapshot snapshot) {
        Map<TaskId, Demand> before = seated;
        List<Task> coming = new ArrayList<>();
        seated = new HashMap<>();
        Clusters.occupying(snapshot).forEach(task -> {
            if (before.containsKey(task.id()) && placer.cluster().seatOf(task.id()).equals(task.node())) {
                seated.put(task.id(), before.remove(task.id()));
            } else {
                coming.add(task);
            }
        });
        before.values().forEach(this::vacate);
        coming.forEach(task -> occupy(snapshot, task));
    }

    private void occupy(Snapshot snapshot, Task task) {
        Clusters.demand(snapshot, task).ifPresent(demand -> {
            placer.cluster().occupy(demand, task.node().orElseThrow());
            seated.put(task.id(), demand);
        });
    }

    /// A volume that the store does not know stays bound to a node only as long as tasks of it are there.
    private void vacate(Demand demand) {
        placer.cluster().vacate(demand.task());
        if (!demand.localVolumes().isEmpty()) {
            ground = Optional.empty();
        }
    }

    /// Takes a task off again that only kept a seat for the length of a pass.
    void release(Demand demand) {
        vacate(demand);
    }

    /// Remembers a task that the pass placed, whether or not that will be kept.
    void placed(Demand demand) {
        seated.put(demand.task(), demand);
    }
}
