package io.argosy.agent.probe;

import io.argosy.engine.EngineException;
import io.argosy.engine.Images;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.Probe;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Probes on virtual threads, one a task, with a bounded number of checks at one time.
public final class ProbeRunner implements Probes, AutoCloseable {
    private static final Logger LOG = System.getLogger(ProbeRunner.class.getName());
    private static final int CHECKS_AT_ONCE = 16;
    private static final Duration ENGINE_AWAY = Duration.ofSeconds(1);

    private final Checker checker;
    private final Images images;
    private final InstantSource clock;
    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE, true);
    private final Map<TaskId, Watch> watches = new ConcurrentHashMap<>();

    private record Watch(Target target, Thread thread) {}

    public ProbeRunner(Checker checker, Images images, InstantSource clock) {
        this.checker = checker;
        this.images = images;
        this.clock = clock;
    }

    @Override
    public void watch(Target target, Consumer<Judgement> told) {
        watches.compute(target.item().task().id(), (_, known) -> {
            if (known != null && known.target.sameRun(target)) {
                return known;
            }
            if (known != null) {
                known.thread.interrupt();
            }
            return new Watch(target, Thread.ofVirtual().name("probe " + target.item().task().slot().shortName()).start(() -> run(target, told)));
        });
    }

    @Override
    public void end(TaskId task) {
        Watch watch = watches.remove(task);
        if (watch != null) {
            watch.thread.interrupt();
        }
    }

    @Override
    public void close() {
        watches.values().forEach(watch -> watch.thread.interrupt());
        watches.clear();
    }

    private void run(Target target, Consumer<Judgement> told) {
        try {
            Optional<Probe> probe = probe(target);
            Judgement judgement = Judgement.begin(target.wasReady() || probe.isEmpty(), clock.instant());
            told.accept(judgement);
            if (probe.isPresent()) {
                watch(target, probe.get(), judgement, told);
            }
        } catch (InterruptedException _) {
            // The run is over, or the agent.
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the probe of task " + target.item().task().id() + " broke", e);
        }
    }

    /// An engine that does not answer, or met with a fault, is asked again: without an answer the task would never be ready.
    private Optional<Probe> probe(Target target) throws InterruptedException {
        while (true) {
            try {
                return ProbeSource.of(target.item().spec().health(), () -> images.inspect(target.item().image().id()));
            } catch (EngineException _) {
                Thread.sleep(ENGINE_AWAY);
            }
        }
    }

    private void watch(Target target, Probe probe, Judgement begun, Consumer<Judgement> told) throws InterruptedException {
        Judgement judgement = begun;
        while (true) {
            Duration wait = Duration.between(clock.instant(), judgement.nextAt());
            Thread.sleep(wait.isNegative() ? Duration.ZERO : wait);
            Judgement next = ask(target, probe, judgement);
            if (next.verdict() != judgement.verdict() || !next.complaint().equals(judgement.complaint())) {
                told.accept(next);
            }
            judgement = next;
        }
    }

    private Judgement ask(Target target, Probe probe, Judgement before) throws InterruptedException {
        checks.acquire();
        try {
            Outcome outcome = checker.ask(probe.check(), target.container(), target.address(), probe.timeout());
            Instant now = clock.instant();
            return switch (outcome) {
                case Outcome.Passed() -> before.passed(probe, now);
                case Outcome.Failed(String said) -> before.failed(probe, target.startedAt(), now, said);
            };
        } catch (EngineException _) {
            return new Judgement(before.verdict(), before.successes(), before.failures(), clock.instant().plus(ENGINE_AWAY), before.complaint());
        } finally {
            checks.release();
        }
    }
}
