package io.argosy.simulation.check;

import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.model.task.TaskStatus;
import io.argosy.simulation.trace.Violation;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.HashMap;
import java.util.Map;

/// The phase of a task never goes back.
final class PhasesGoForward implements RecordRule {

    private Map<TaskKey, Entry<TaskKey, TaskStatus>> before = Map.of();

    @Override
    public void check(Snapshot snapshot) {
        Map<TaskKey, Entry<TaskKey, TaskStatus>> now = new HashMap<>();
        for (Entry<TaskKey, TaskStatus> entry : snapshot.scan(Tables.STATUSES)) {
            Entry<TaskKey, TaskStatus> earlier = before.get(entry.key());
            if (earlier != null && earlier.revision() != entry.revision() && !entry.value().mayFollow(earlier.value())) {
                throw new Violation("phases never go back", entry.key() + " was " + earlier.value().state() + " and is " + entry.value().state());
            }
            now.put(entry.key(), entry);
        }
        before = now;
    }
}
