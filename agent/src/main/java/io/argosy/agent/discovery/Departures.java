package io.argosy.agent.discovery;

import io.argosy.discovery.names.Instance;
import io.argosy.discovery.names.NameTable;
import io.argosy.discovery.names.ServiceRecord;
import io.argosy.model.id.TaskId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which tasks are answered, and which were until just now: someone who asked a moment ago may still be about to connect. For use by any thread.
final class Departures {
    /// Between an answer and the connection that follows it.
    static final Duration GRACE = Duration.ofMillis(200);

    private Set<TaskId> answered = Set.of();
    private final Map<TaskId, Long> leftAt = new HashMap<>();

    /// @param now by `System.nanoTime`
    synchronized void table(NameTable table, long now) {
        Set<TaskId> next = new HashSet<>();
        for (List<ServiceRecord> services : table.apps().values()) {
            services.forEach(service -> service.instances().stream().map(Instance::task).forEach(next::add));
        }
        leftAt.values().removeIf(at -> now - at > GRACE.toNanos());
        answered.stream().filter(task -> !next.contains(task)).forEach(task -> leftAt.put(task, now));
        next.forEach(leftAt::remove);
        answered = next;
    }

    synchronized boolean over(TaskId task, long now) {
        Long at = leftAt.get(task);
        return !answered.contains(task) && (at == null || now - at > GRACE.toNanos());
    }
}
