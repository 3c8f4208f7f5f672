package io.argosy.server.logs;

import io.argosy.api.rest.LogLine;
import io.argosy.api.session.StreamRequest;
import io.argosy.control.fault.Result;
import io.argosy.control.task.TaskLocation;
import io.argosy.model.id.TaskId;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Follows the output of many tasks, each on a thread of its own that waits while the reader is slow. Looks for tasks that have appeared, or whose output
/// goes on after a restart, each second.
final class LogFollowing implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int SILENT_LOOKS = 10;
    private static final int MOST_WAITING = 128;

    private final StreamBroker broker;
    private final LogQuery query;
    private final BooleanSupplier leads;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<LogLine> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Set<TaskId> reading = ConcurrentHashMap.newKeySet();
    private final Map<TaskId, Instant> last = new ConcurrentHashMap<>();

    /// @param leads whether this server still does
    LogFollowing(StreamBroker broker, LogQuery query, BooleanSupplier leads) {
        this.broker = broker;
        this.query = query;
        this.leads = leads;
    }

    /// Returns when the app is gone.
    ///
    /// @throws IOException when the reader is
    /// @throws StreamBroken when this server leads no more: the reader goes on at the one that does
    void write(List<TaskLocation> found, Supplier<Result<List<TaskLocation>>> look, LineSink sink) throws IOException, InterruptedException {
        follow(found);
        long lookAt = System.nanoTime() + LOOK_AGAIN.toNanos();
        int silence = 0;
        while (true) {
            LogLine line = lines.poll(Math.max(0, lookAt - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (!leads.getAsBoolean()) {
                throw new StreamBroken("this server does not lead any more");
            }
            if (line != null) {
                sink.line(line);
                silence = 0;
            }
            if (System.nanoTime() >= lookAt) {
                if (!(look.get() instanceof Result.Done<List<TaskLocation>> now)) {
                    return;
                }
                follow(now.value());
                silence = silence < SILENT_LOOKS ? silence + 1 : idle(sink);
                lookAt = System.nanoTime() + LOOK_AGAIN.toNanos();
            }
        }
    }

    private static int idle(LineSink sink) throws IOException {
        sink.idle();
        return 0;
    }

    private void follow(List<TaskLocation> locations) {
        for (TaskLocation location : locations) {
            if (reading.add(location.task())) {
                threads.execute(() -> read(location));
            }
        }
    }

    private void read(TaskLocation location) {
        try (TaskLog log = TaskLog.open(broker, location, request(location.task()))) {
            for (Optional<LogLine> line = log.next(); line.isPresent(); line = log.next()) {
                lines.put(line.get());
                last.put(location.task(), line.get().at());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reading.remove(location.task());
        }
    }

    private StreamRequest request(TaskId task) {
        Instant seen = last.get(task);
        return seen == null ? query.from(task) : query.from(task, seen);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
