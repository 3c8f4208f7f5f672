package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.BodyInput;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.http.WireInput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Asks engines, each over a link of its own. Safe for any number of threads.
public final class Engines implements AutoCloseable {

    /// How often a question that is not answered is looked after.
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final Duration SWEEP = Duration.ofSeconds(5);

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Fleet fleet;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor deadlines;
    private final Changes changes = new Changes();
    private final IdleLinks idle = new IdleLinks();

    public Engines(Fleet fleet) {
        this.fleet = fleet;
        this.deadlines = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("docker-deadlines").factory());
        this.deadlines.setRemoveOnCancelPolicy(true);
        this.deadlines.scheduleWithFixedDelay(() -> idle.sweep(System.nanoTime()), SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    public Fleet fleet() {
        return fleet;
    }

    public Changes changes() {
        return changes;
    }

    /// One that another exchange left, or a new one.
    ///
    /// @throws EngineAway when the engine cannot be reached, ends the connection, or takes too long
    public LentLink open(FleetNode node) throws EngineAway {
        FleetNode now = fleet.find(node.id()).orElseThrow(() -> new EngineAway("it is not of this cluster any more"));
        if (!now.there()) {
            throw new EngineAway("it is " + now.state());
        }
        Optional<EngineLink> kept = idle.take(node.id());
        return new LentLink(kept.isPresent() ? kept.get() : fleet.open(node.id()), link -> idle.keep(node.id(), link, System.nanoTime()), () -> changes.note(node.id()));
    }

    /// Waits until its time is up, or the node is known not to be there any more.
    ///
    /// @throws EngineAway when there is no whole answer by then
    public Reply ask(FleetNode node, Ask ask) throws EngineAway {
        AtomicReference<String> cause = new AtomicReference<>("");
        try (LentLink link = open(node)) {
            link.carries(ask.method());
            long end = System.nanoTime() + ask.limit().toNanos();
            ScheduledFuture<?> looks = deadlines.scheduleWithFixedDelay(() -> look(node, ask, end, link, cause), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return answer(link, ask);
            } finally {
                looks.cancel(false);
            }
        } catch (EngineAway e) {
            throw cause.get().isEmpty() ? e : new EngineAway(cause.get(), e);
        } catch (IOException e) {
            throw new EngineAway(cause.get().isEmpty() ? "its engine did not answer: " + e.getMessage() : cause.get(), e);
        }
    }

    private void look(FleetNode node, Ask ask, long end, EngineLink link, AtomicReference<String> cause) {
        Optional<FleetNode> now = fleet.find(node.id());
        if (now.isEmpty() || !now.get().there()) {
            cause.compareAndSet("", "it is " + now.map(FleetNode::state).orElse("not of this cluster any more"));
            link.close();
        } else if (System.nanoTime() - end > 0) {
            cause.compareAndSet("", "its engine did not answer within " + ask.limit().toSeconds() + " s");
            link.close();
        }
    }

    private static Reply answer(LentLink link, Ask ask) throws IOException {
        link.output().write(ask.head().bytes());
        if (ask.body().length > 0) {
            link.output().write(ask.body());
        }
        WireInput input = new WireInput(link.input());
        ResponseHead head = Heads.response(input);
        BodyInput content = Framing.of(head, ask.method()).from(input);
        byte[] body = content.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("an answer is longer than " + MOST_BYTES + " bytes");
        }
        if (content.ended() && input.isDrained() && head.keepsAlive()) {
            link.leftClean();
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
        idle.close();
        threads.shutdown();
    }
}
