package io.argosy.server.logs;

import io.argosy.api.rest.LogLine;
import io.argosy.control.access.Caller;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.task.TaskLocation;
import io.argosy.control.task.Tasks;
import io.argosy.server.stream.StreamBroker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// Reads the output of an app's tasks.
public final class AppLogs {

    /// Tasks whose output is read at one moment.
    private static final int MOST_TASKS = 100;

    private final Tasks tasks;
    private final StreamBroker broker;
    private final BooleanSupplier leads;

    /// @param leads whether this server does; only the one that leads reaches nodes
    public AppLogs(Tasks tasks, StreamBroker broker, BooleanSupplier leads) {
        this.tasks = tasks;
        this.broker = broker;
        this.leads = leads;
    }

    /// Whether the caller may read, and something is there to be read.
    public Result<List<TaskLocation>> find(Caller caller, LogQuery query) {
        return tasks.withOutput(caller, query.app(), Optional.empty()).then(all -> chosen(all, query));
    }

    private static Result<List<TaskLocation>> chosen(List<TaskLocation> all, LogQuery query) {
        List<TaskLocation> chosen = all.stream().filter(query::takes).toList();
        if (chosen.size() > MOST_TASKS) {
            return Result.refused(FaultCode.LIMIT_EXCEEDED, "output of %d tasks is more than the %d that can be read at once".formatted(chosen.size(), MOST_TASKS),
                    "name services or tasks");
        }
        return Result.done(chosen);
    }

    /// Writes until there is nothing more, or the reader is gone.
    public void write(Caller caller, LogQuery query, List<TaskLocation> found, LineSink sink) throws IOException, InterruptedException {
        if (query.follow()) {
            try (LogFollowing following = new LogFollowing(broker, query, leads)) {
                following.write(found, () -> find(caller, query), sink);
            }
        } else {
            writeOrdered(query, found, sink);
        }
    }

    private record Head(LogLine line, TaskLog rest) {}

    private void writeOrdered(LogQuery query, List<TaskLocation> found, LineSink sink) throws IOException, InterruptedException {
        List<TaskLog> open = new ArrayList<>();
        try {
            PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing((Head head) -> head.line().at()));
            for (TaskLocation location : found) {
                TaskLog log = TaskLog.open(broker, location, query.from(location.task()));
                open.add(log);
                log.next().ifPresent(line -> heads.add(new Head(line, log)));
            }
            while (!heads.isEmpty()) {
                Head first = heads.remove();
                sink.line(first.line());
                first.rest().next().ifPresent(line -> heads.add(new Head(line, first.rest())));
            }
        } finally {
            open.forEach(TaskLog::close);
        }
    }
}
