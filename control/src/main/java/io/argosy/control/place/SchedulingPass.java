package io.argosy.control.place;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.loop.Pass;
import io.argosy.control.record.EngineNames;
import io.argosy.control.record.HeldVolume;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.TaskRecords;
import io.argosy.control.record.VolumeKey;
import io.argosy.control.watch.Watches;
import io.argosy.model.app.Release;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.VolumeSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.scheduling.Placement;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.Scheduler;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One look at all pending tasks.
public final class SchedulingPass implements Pass {

    /// What can make a pending task, or room for one.
    public static final Set<Table<?, ?>> SOURCES = Set.of(
            Tables.TASKS, Tables.STATUSES, Tables.NODES, Tables.FACTS, Tables.LIVENESS, Tables.VOLUMES, Tables.APPS);

    /// Across apps. What the same plan made keeps the plan's order: of dependencies.
    private static final Comparator<Task> LONGEST_MISSED_FIRST = Comparator.comparing(Task::createdAt).thenComparing(Task::id);

    private final Editor editor;
    private final KeptCluster kept;
    private final PendingReasons reasons;
    private final Watches watches;

    public SchedulingPass(Editor editor, Scheduler scheduler, PendingReasons reasons, Watches watches) {
        this.editor = editor;
        this.kept = new KeptCluster(scheduler);
        this.reasons = reasons;
        this.watches = watches;
    }

    @Override
    public Optional<Instant> run() {
        Map<TaskId, String> unplaceable = new HashMap<>();
        boolean more = true;
        while (more) {
            more = placeSome(unplaceable);
        }
        if (reasons.replace(unplaceable)) {
            watches.nudge();
        }
        return Optional.empty();
    }

    /// Places as many as fit into one transaction. @return whether more may be placed
    private boolean placeSome(Map<TaskId, String> unplaceable) {
        boolean[] more = new boolean[1];
        editor.write(edit -> {
            unplaceable.clear();
            more[0] = !decide(edit, unplaceable);
        });
        return more[0];
    }

    /// @return whether every task that can be placed was
    private boolean decide(Edit edit, Map<TaskId, String> unplaceable) {
        Snapshot snapshot = edit.snapshot();
        Map<TaskId, Task> pending = new LinkedHashMap<>();
        for (Entry<TaskKey, Task> entry : snapshot.scan(Tables.TASKS)) {
            if (entry.value().node().isEmpty() && entry.value().goal() == Goal.RUN) {
                pending.put(entry.value().id(), entry.value());
            }
        }
        if (pending.isEmpty()) {
            return true;
        }
        Placer placer = kept.asOf(snapshot);
        List<Demand> demands = pending.values().stream().sorted(LONGEST_MISSED_FIRST).flatMap(task -> Clusters.demand(snapshot, task).stream()).toList();
        return placer.placeEach(demands, (demand, placement) -> switch (placement) {
            case Placement.Placed placed -> {
                kept.placed(demand);
                yield place(edit, pending.get(demand.task()), placed.node());
            }
            case Placement.Unplaceable reason -> {
                unplaceable.put(demand.task(), reason.toString());
                yield true;
            }
        });
    }

    /// @return false when the transaction has no room for it
    private static boolean place(Edit edit, Task task, NodeId node) {
        Map<VolumeKey, HeldVolume> volumes = volumes(edit.snapshot(), task, node);
        if (edit.room() < 1 + volumes.size()) {
            return false;
        }
        volumes.forEach((key, volume) -> {
            if (edit.snapshot().get(Tables.VOLUMES, key).isEmpty()) {
                edit.put(Tables.VOLUMES, key, volume);
            }
        });
        edit.put(Tables.TASKS, TaskKey.of(task), task.placedOn(node));
        return true;
    }

    private static Map<VolumeKey, HeldVolume> volumes(Snapshot snapshot, Task task, NodeId node) {
        Release release = new TaskRecords(snapshot, task).release().orElseThrow();
        Map<VolumeKey, HeldVolume> volumes = new LinkedHashMap<>();
        for (MountSpec mount : release.services().get(task.service()).spec().mounts()) {
            if (mount.kind() == MountKind.VOLUME && mount.source().isPresent()) {
                VolumeName name = new VolumeName(mount.source().get());
                VolumeSpec spec = release.volumes().getOrDefault(name, VolumeSpec.DEFAULT);
                if (!spec.external()) {
                    volumes.put(new VolumeKey(node, EngineNames.of(task.app(), name, spec)), new HeldVolume(task.app(), name, spec, false));
                }
            }
        }
        return volumes;
    }
}
