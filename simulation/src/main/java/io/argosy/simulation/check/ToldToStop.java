package io.argosy.simulation.check;

import io.argosy.control.record.Tables;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.simulation.time.Timeline;
import io.argosy.store.Snapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Since when tasks are to stop.
final class ToldToStop implements RecordRule {

    private final Timeline timeline;
    private final Map<TaskId, Duration> since = new HashMap<>();

    ToldToStop(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Only remembers.
    @Override
    public void check(Snapshot snapshot) {
        Set<TaskId> stopping = snapshot.scan(Tables.TASKS).stream().filter(entry -> entry.value().goal() == Goal.STOP).map(entry -> entry.key().id()).collect(Collectors.toSet());
        since.keySet().retainAll(stopping);
        stopping.forEach(task -> since.putIfAbsent(task, timeline.elapsed()));
    }

    /// Whether it has been to stop for so long.
    boolean longer(TaskId task, Duration time) {
        return Optional.ofNullable(since.get(task)).filter(told -> timeline.elapsed().minus(told).compareTo(time) > 0).isPresent();
    }
}
