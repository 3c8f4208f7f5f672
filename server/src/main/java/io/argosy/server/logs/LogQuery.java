package io.argosy.server.logs;

import io.argosy.api.session.StreamRequest;
import io.argosy.control.task.TaskLocation;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What somebody wants to read.
///
/// @param of services such as `web`, tasks such as `web.1`, or task ids; all when empty
/// @param tail lines of each task to begin with; all when absent
public record LogQuery(AppRef app, Set<String> of, boolean follow, Optional<Integer> tail, Optional<Instant> since) {

    public LogQuery {
        Objects.requireNonNull(app, "app");
        of = Frozen.set(of);
        Objects.requireNonNull(tail, "tail");
        Objects.requireNonNull(since, "since");
    }

    boolean takes(TaskLocation location) {
        String service = location.name().substring(0, location.name().lastIndexOf('.'));
        return of.isEmpty() || of.contains(service) || of.contains(location.name()) || of.contains(location.task().value());
    }

    StreamRequest from(TaskId task) {
        return new StreamRequest.Logs(task, follow, tail, since);
    }

    /// After a stream of the task ended: what came after its last line.
    StreamRequest from(TaskId task, Instant lastLine) {
        return new StreamRequest.Logs(task, follow, Optional.empty(), Optional.of(lastLine.plusNanos(1)));
    }
}
