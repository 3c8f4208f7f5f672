package io.argosy.control.record;

import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Snapshot;
import java.util.Optional;

/// The records of one task in one snapshot. Everything is read when it is asked for.
public record TaskRecords(Snapshot snapshot, Task task) {

    /// What its agent last said of it.
    public Optional<TaskStatus> status() {
        return snapshot.get(Tables.STATUSES, TaskKey.of(task));
    }

    public boolean ended() {
        return status().filter(TaskStatus::ended).isPresent();
    }

    /// The release it is a task of, as long as that is kept.
    public Optional<Release> release() {
        return new AppRecords(snapshot, task.app()).release(task.slot().release());
    }

    /// Its service in that release.
    public Optional<ReleasedService> service() {
        return release().map(release -> release.services().get(task.service()));
    }
}
