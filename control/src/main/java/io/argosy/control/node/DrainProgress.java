package io.argosy.control.node;

import io.argosy.control.record.HeldVolume;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.control.record.VolumeKey;
import io.argosy.model.id.NodeId;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Task;
import io.argosy.model.unit.Frozen;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far a node that is drained has come.
///
/// @param leaving tasks that are to leave it yet: `default/shop web.1`
/// @param staying tasks that do not leave by themselves, with the reason: `default/shop db.1 (volume shop_db)`
public record DrainProgress(List<String> leaving, List<String> staying) {

    public DrainProgress {
        leaving = Frozen.list(leaving);
        staying = Frozen.list(staying);
    }

    /// @param tasks of the node that have not ended
    static DrainProgress of(Snapshot snapshot, NodeId node, List<Task> tasks) {
        List<String> leaving = new ArrayList<>();
        List<String> staying = new ArrayList<>();
        for (Task task : tasks) {
            String name = task.app() + " " + task.slot().shortName();
            Optional<String> bound = new TaskRecords(snapshot, task).service().flatMap(service -> bound(snapshot, node, task, service.spec()));
            bound.ifPresentOrElse(why -> staying.add(name + " (" + why + ")"), () -> leaving.add(name));
        }
        return new DrainProgress(leaving, staying);
    }

    private static Optional<String> bound(Snapshot snapshot, NodeId node, Task task, ServiceSpec spec) {
        return switch (spec.mode()) {
            case ServiceMode.Job _ -> Optional.of("a job");
            case ServiceMode.Global _ -> Optional.empty();
            case ServiceMode.Replicated _ -> snapshot.scan(Tables.VOLUMES, node + "/").stream()
                    .filter(entry -> entry.value().app().equals(task.app()) && entry.value().spec().local() && mounts(spec, entry.value()))
                    .map(Entry::key).map(VolumeKey::engineName).findFirst().map(volume -> "volume " + volume);
        };
    }

    private static boolean mounts(ServiceSpec spec, HeldVolume held) {
        return spec.mounts().stream().anyMatch(mount -> mount.kind() == MountKind.VOLUME && mount.source().equals(Optional.of(held.name().value())));
    }
}
