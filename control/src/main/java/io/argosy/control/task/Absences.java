package io.argosy.control.task;

import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.record.HeldVolume;
import io.argosy.control.record.Tables;
import io.argosy.control.record.VolumeKey;
import io.argosy.model.node.Liveness;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What is to be said of tasks whose node is not there.
record Absences(Snapshot snapshot, LeaseJudge leases) {

    static boolean concern(Optional<TaskStatus> status) {
        return status.filter(TaskStatus::ended).isEmpty();
    }

    boolean lost(Task task, Optional<TaskStatus> status) {
        return concern(status) && of(task).filter(now -> now.state() == Liveness.State.LOST).isPresent();
    }

    /// `volume shop_db is on n2, lost` for a task that a volume binds, else why the node is not there.
    Optional<String> message(Task task, Optional<ServiceSpec> spec, Optional<TaskStatus> status) {
        return concern(status) ? of(task).map(absent -> message(task, spec, absent)) : Optional.empty();
    }

    private String message(Task task, Optional<ServiceSpec> spec, Liveness absent) {
        String name = task.node().flatMap(node -> snapshot.get(Tables.NODES, node)).map(node -> node.name().value()).orElse("a node");
        String state = absent.state().name().toLowerCase(Locale.ROOT);
        Optional<String> volume = task.goal() == Goal.RUN ? spec.flatMap(found -> volume(task, found)) : Optional.empty();
        return volume.map(held -> "volume %s is on %s, %s".formatted(held, name, state))
                .orElseGet(() -> "node %s is %s: %s%s".formatted(name, state, absent.cause(), leases.heldUntil(snapshot, task).map(until -> held(until, name)).orElse("")));
    }

    private String held(Instant until, String name) {
        return until.equals(Instant.MAX)
                ? "; its task stays alone until the node returns, or is removed with `argosy node rm --force %s`".formatted(name)
                : "; waiting until its lease has lapsed (%d s)".formatted(Math.ceilDiv(Duration.between(leases.now(), until).toMillis(), 1_000));
    }

    private Optional<String> volume(Task task, ServiceSpec spec) {
        return snapshot.scan(Tables.VOLUMES, task.node().orElseThrow() + "/").stream()
                .filter(entry -> entry.value().app().equals(task.app()) && mounts(spec, entry.value()))
                .map(Entry::key).map(VolumeKey::engineName).findFirst();
    }

    private static boolean mounts(ServiceSpec spec, HeldVolume held) {
        return spec.mounts().stream()
                .anyMatch(mount -> mount.kind() == MountKind.VOLUME && mount.source().equals(Optional.of(held.name().value())));
    }

    private Optional<Liveness> of(Task task) {
        return task.node().flatMap(node -> snapshot.get(Tables.LIVENESS, node)).filter(now -> now.state() != Liveness.State.CONNECTED);
    }
}
