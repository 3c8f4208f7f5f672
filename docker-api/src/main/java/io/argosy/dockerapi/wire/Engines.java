package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.http.WireInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks engines, each over a link of its own. Safe for any number of threads.
public final class Engines implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Fleet fleet;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor deadlines;

    public Engines(Fleet fleet) {
        this.fleet = fleet;
        this.deadlines = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("docker-deadlines").factory());
        this.deadlines.setRemoveOnCancelPolicy(true);
    }

    public Fleet fleet() {
        return fleet;
    }

    /// @throws EngineAway when the engine cannot be reached, ends the connection, or takes too long
    public EngineLink open(FleetNode node) throws EngineAway {
        FleetNode now = fleet.find(node.id()).orElseThrow(() -> new EngineAway("it is not of this cluster any more"));
        if (!now.there()) {
            throw new EngineAway("it is " + now.state());
        }
        return fleet.open(node.id());
    }

    /// @throws EngineAway when there is no whole answer in time
    public Reply ask(FleetNode node, Ask ask) throws EngineAway {
        AtomicBoolean late = new AtomicBoolean();
        try (EngineLink link = open(node)) {
            ScheduledFuture<?> deadline = deadlines.schedule(() -> cut(link, late), ask.limit().toMillis(), TimeUnit.MILLISECONDS);
            try {
                return answer(link, ask);
            } finally {
                deadline.cancel(false);
            }
        } catch (EngineAway e) {
            throw e;
        } catch (IOException e) {
            throw new EngineAway(late.get() ? "its engine did not answer within " + ask.limit().toSeconds() + " s" : "its engine did not answer: " + e.getMessage(), e);
        }
    }

    private static void cut(EngineLink link, AtomicBoolean late) {
        late.set(true);
        link.close();
    }

    private static Reply answer(EngineLink link, Ask ask) throws IOException {
        link.output().write(ask.head().bytes());
        if (ask.body().length > 0) {
            link.output().write(ask.body());
        }
        WireInput input = new WireInput(link.input());
        ResponseHead head = Heads.response(input);
        byte[] body = Framing.of(head, ask.method()).from(input).readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("an answer is longer than " + MOST_BYTES + " bytes");
        }
        return new Reply(head.status(), head.headers(), body);
    }

    /// Asks all of them at once, and waits for each until its time is up.
    ///
    /// @return one word of each, in their order
    public List<Told> askAll(List<FleetNode> nodes, Ask ask) throws InterruptedException {
        return all(nodes.stream().<Callable<Told>>map(node -> () -> told(node, ask)).toList());
    }

    private Told told(FleetNode node, Ask ask) {
        try {
            return new Told.Answered(node, ask(node, ask));
        } catch (EngineAway e) {
            return new Told.Silent(node, e.getMessage());
        }
    }

    /// Does everything at once, and waits for all of it.
    ///
    /// @return in their order
    public <T> List<T> all(List<Callable<T>> actions) throws InterruptedException {
        List<Future<T>> running = threads.invokeAll(actions);
        List<T> results = new ArrayList<>();
        for (Future<T> each : running) {
            try {
                results.add(each.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
            }
        }
        return results;
    }

    /// Begins something on a thread of its own.
    public void begin(Runnable action) {
        threads.execute(action);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        threads.shutdown();
    }
}
