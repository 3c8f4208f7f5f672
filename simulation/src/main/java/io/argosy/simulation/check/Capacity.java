package io.argosy.simulation.check;

import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import io.argosy.model.task.Task;
import io.argosy.model.unit.ByteSize;
import io.argosy.simulation.trace.Violation;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// No node that is there is given more than it has.
record Capacity() implements RecordRule {

    @Override
    public void check(Snapshot snapshot) {
        Map<NodeId, Long> taken = new HashMap<>();
        for (Entry<?, Task> entry : snapshot.scan(Tables.TASKS)) {
            Task task = entry.value();
            TaskRecords records = new TaskRecords(snapshot, task);
            if (task.node().isPresent() && !records.ended()) {
                long bytes = records.release().flatMap(release -> Optional.ofNullable(release.services().get(task.service())))
                        .map(ReleasedService::spec).flatMap(spec -> spec.resources().memoryReservation()).map(ByteSize::value).orElse(0L);
                taken.merge(task.node().get(), bytes, Long::sum);
            }
        }
        taken.forEach((node, bytes) -> snapshot.get(Tables.FACTS, node)
                .filter(facts -> facts.memory().value() < bytes && connected(snapshot, node))
                .ifPresent(facts -> {
                    throw new Violation("capacity is never exceeded", "%s has %s and gave %s".formatted(node, facts.memory(), new ByteSize(bytes)));
                }));
    }

    private static boolean connected(Snapshot snapshot, NodeId node) {
        return snapshot.get(Tables.LIVENESS, node).filter(liveness -> liveness.state() == Liveness.State.CONNECTED).isPresent();
    }
}
