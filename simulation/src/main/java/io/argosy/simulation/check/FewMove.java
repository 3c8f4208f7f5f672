package io.argosy.simulation.check;

import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Task;
import io.argosy.planning.rebalance.Budget;
import io.argosy.simulation.trace.Violation;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.List;

/// No more tasks are on their way to other nodes than may be at a time, and none of those that stay where they are.
record FewMove(Budget budget) implements RecordRule {

    @Override
    public void check(Snapshot snapshot) {
        List<Task> departing = snapshot.scan(Tables.TASKS).stream().map(Entry::value)
                .filter(task -> task.departing() && task.node().isPresent() && !new TaskRecords(snapshot, task).ended()).toList();
        if (departing.size() > budget.atOnce()) {
            throw new Violation("few move at a time", departing.size() + " do, and " + budget.atOnce() + " may: " + departing);
        }
        departing.stream().filter(task -> new TaskRecords(snapshot, task).service().filter(service -> stays(service.spec())).isPresent()).findFirst().ifPresent(task -> {
            throw new Violation("what is bound stays", task.toString());
        });
    }

    private static boolean stays(ServiceSpec spec) {
        return !(spec.mode() instanceof ServiceMode.Replicated) || spec.exclusive().isPresent()
                || spec.mounts().stream().anyMatch(mount -> mount.kind() == MountKind.VOLUME);
    }
}
