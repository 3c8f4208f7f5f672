package io.argosy.control.place;

import io.argosy.control.change.Edit;
import io.argosy.control.record.EngineNames;
import io.argosy.control.record.HeldVolume;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.TaskRecords;
import io.argosy.control.record.VolumeKey;
import io.argosy.model.app.Release;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.VolumeSpec;
import io.argosy.model.task.Task;
import io.argosy.planning.rebalance.Aim;
import io.argosy.scheduling.Placement;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One try at placing all pending tasks, the most important first. A task that has to wait for room that is being made, or for its turn, keeps its seat in the
/// cluster until the end, so that nobody after it takes that.
final class Turn {

    private final Edit edit;
    private final KeptCluster kept;
    private final Placer placer;
    private final Replacements replacements;
    private final Map<TaskId, Task> pending;
    private final Map<TaskId, String> unplaceable;
    private final Map<PlaceKey, List<Task>> others = new HashMap<>();
    private final List<Demand> reserved = new ArrayList<>();
    private RoomMaking rooms;

    /// @param pending in the order in which those of one priority go @param unplaceable filled with the reasons of those that get no node
    Turn(Edit edit, KeptCluster kept, Replacements replacements, Map<TaskId, Task> pending, Map<TaskId, String> unplaceable) {
        this.edit = edit;
        this.kept = kept;
        this.placer = kept.asOf(edit.snapshot());
        this.replacements = replacements;
        this.pending = pending;
        this.unplaceable = unplaceable;
        pending.values().forEach(task -> others.put(PlaceKey.of(task), new ArrayList<>()));
        edit.snapshot().scan(Tables.TASKS).stream().map(entry -> entry.value()).filter(task -> !pending.containsKey(task.id()))
                .forEach(task -> others.computeIfPresent(PlaceKey.of(task), (_, tasks) -> {
                    tasks.add(task);
                    return tasks;
                }));
    }

    /// @return whether the transaction had room for everything
    boolean take() {
        List<Demand> demands = pending.values().stream().flatMap(task -> Clusters.demand(edit.snapshot(), task).stream()).toList();
        try {
            return placer.placeEach(demands, this::aim, (demand, placement) -> switch (placement) {
                case Placement.Placed placed -> placed(demand, placed.node());
                case Placement.Unplaceable reason -> unplaceable(demand, reason);
            });
        } finally {
            reserved.forEach(kept::release);
        }
    }

    private Optional<NodeId> aim(Demand demand) {
        Task task = pending.get(demand.task());
        return Aim.of(task, others.get(PlaceKey.of(task)));
    }

    private boolean placed(Demand demand, NodeId node) {
        Task task = pending.get(demand.task());
        boolean replaces = replacements.replaces(task);
        Optional<String> turn = replaces ? replacements.turn(node, placer.cluster().nameOf(node)) : Optional.empty();
        if (turn.isPresent()) {
            reserved.add(demand);
            unplaceable.put(demand.task(), turn.get());
            return true;
        }
        kept.placed(demand);
        boolean written = place(task, node);
        if (written && replaces) {
            replacements.begins(task.id(), node, edit.now());
        }
        return written;
    }

    private boolean unplaceable(Demand demand, Placement.Unplaceable reason) {
        if (rooms == null) {
            rooms = new RoomMaking(edit, placer);
        }
        return switch (rooms.roomFor(demand)) {
            case RoomMaking.Made.None _ -> {
                unplaceable.put(demand.task(), story(demand) + reason);
                yield true;
            }
            case RoomMaking.Made.There(NodeId node, String words) -> {
                placer.cluster().occupy(demand, node);
                reserved.add(demand);
                unplaceable.put(demand.task(), words);
                yield true;
            }
            case RoomMaking.Made.Later _ -> false;
        };
    }

    /// That the task before it in its place gave way.
    private String story(Demand demand) {
        return others.get(PlaceKey.of(pending.get(demand.task()))).stream().max(Comparator.comparing(Task::createdAt)).filter(Task::gaveWay).map(task -> task.cause() + "; ").orElse("");
    }

    /// @return false when the transaction has no room for it
    private boolean place(Task task, NodeId node) {
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
