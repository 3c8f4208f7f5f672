package io.argosy.simulation.node;

import io.argosy.agent.probe.Checker;
import io.argosy.agent.probe.Judgement;
import io.argosy.agent.probe.Outcome;
import io.argosy.agent.probe.ProbeSource;
import io.argosy.agent.probe.Probes;
import io.argosy.engine.EngineException;
import io.argosy.engine.Images;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.Probe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The agent's judging of containers, asked as events of its process.
final class TimedProbes implements Probes {

    private static final Duration ENGINE_AWAY = Duration.ofSeconds(1);

    private final Process process;
    private final Checker checker;
    private final Images images;
    private final InstantSource clock;
    private final Map<TaskId, Watch> watches = new HashMap<>();

    private record Watch(Target target, Consumer<Judgement> told) {}

    TimedProbes(Process process, Checker checker, Images images, InstantSource clock) {
        this.process = process;
        this.checker = checker;
        this.images = images;
        this.clock = clock;
    }

    @Override
    public void watch(Target target, Consumer<Judgement> told) {
        Watch known = watches.get(target.item().task().id());
        if (known != null && known.target.container().equals(target.container()) && known.target.startedAt().equals(target.startedAt())) {
            return;
        }
        Watch watch = new Watch(target, told);
        watches.put(target.item().task().id(), watch);
        process.soon(() -> begin(watch));
    }

    @Override
    public void end(TaskId task) {
        watches.remove(task);
    }

    private boolean over(Watch watch) {
        return watches.get(watch.target.item().task().id()) != watch;
    }

    private void begin(Watch watch) {
        if (over(watch)) {
            return;
        }
        try {
            Optional<Probe> probe = ProbeSource.of(watch.target.item().spec().health(), () -> images.inspect(watch.target.item().image().id()));
            Judgement judgement = Judgement.begin(watch.target.wasReady() || probe.isEmpty(), clock.instant());
            watch.told.accept(judgement);
            probe.ifPresent(asked -> next(watch, asked, judgement));
        } catch (EngineException _) {
            process.after(ENGINE_AWAY, () -> begin(watch));
        }
    }

    private void next(Watch watch, Probe probe, Judgement before) {
        Duration wait = Duration.between(clock.instant(), before.nextAt());
        process.after(wait.isNegative() ? Duration.ZERO : wait, () -> {
            if (!over(watch)) {
                Judgement now = ask(watch.target, probe, before);
                if (now.verdict() != before.verdict() || !now.complaint().equals(before.complaint())) {
                    watch.told.accept(now);
                }
                next(watch, probe, now);
            }
        });
    }

    private Judgement ask(Target target, Probe probe, Judgement before) {
        try {
            Outcome outcome = checker.ask(probe.check(), target.container(), target.address(), probe.timeout());
            return switch (outcome) {
                case Outcome.Passed() -> before.passed(probe, clock.instant());
                case Outcome.Failed(String said) -> before.failed(probe, target.startedAt(), clock.instant(), said);
            };
        } catch (EngineException.Unreachable _) {
            return new Judgement(before.verdict(), before.successes(), before.failures(), clock.instant().plus(ENGINE_AWAY), before.complaint());
        }
    }
}
