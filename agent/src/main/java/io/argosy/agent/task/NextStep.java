package io.argosy.agent.task;

import io.argosy.agent.probe.Verdict;
import io.argosy.agent.task.Situation.Leaving;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerState;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides what a driver does next. Total, and without effects.
public final class NextStep {
    /// How often a task that waits for its turn looks whether it has come.
    static final Duration TURN = Duration.ofMillis(500);

    /// How often a task without a lease looks whether there is one, though it is woken by it.
    static final Duration LEASE = Duration.ofSeconds(5);

    private NextStep() {}

    public static Step of(Situation now, Instant time) {
        if (now.seen() instanceof Seen.Stale) {
            return new Step.Look();
        }
        if (now.history().end().isPresent()) {
            return afterEnd(now);
        }
        return now.item().task().goal() == Goal.STOP ? towardsStop(now) : towardsRun(now, time);
    }

    /// The container of a task that ended by itself is kept for its output, until the server forgets the task.
    private static Step afterEnd(Situation now) {
        boolean stop = now.item().task().goal() == Goal.STOP;
        return switch (now.seen()) {
            case Seen.Stale _ -> new Step.Look();
            case Seen.Present(ContainerInfo container) when stop || container.state() instanceof ContainerState.Running ->
                new Step.Remove(container.id(), true);
            case Seen.Present _, Seen.Absent _ -> new Step.Rest(Optional.empty(), Optional.empty());
        };
    }

    private static Step towardsStop(Situation now) {
        return switch (now.seen()) {
            case Seen.Stale _ -> new Step.Look();
            case Seen.Absent() -> new Step.End(EndReason.STOPPED);
            case Seen.Present(ContainerInfo container) -> switch (container.state()) {
                case ContainerState.Running _ -> leaving(now.leaving(), container.id());
                case ContainerState.Created _, ContainerState.Exited _, ContainerState.Dead _ -> new Step.Remove(container.id(), true);
            };
        };
    }

    private static Step leaving(Leaving leaving, String container) {
        return switch (leaving) {
            case NOT_BEGUN -> new Step.BeginLeaving();
            case UNDER_WAY -> new Step.AwaitLeaving();
            case LEFT -> new Step.Stop(container);
        };
    }

    private static Step towardsRun(Situation now, Instant time) {
        return switch (now.seen()) {
            case Seen.Stale _ -> new Step.Look();
            case Seen.Absent() -> whenAbsent(now, time);
            case Seen.Present(ContainerInfo container) -> switch (container.state()) {
                case ContainerState.Created() -> whenCreated(now, container.id(), time);
                case ContainerState.Running(Instant startedAt) -> whenRunning(now, container, startedAt, time);
                case ContainerState.Exited exited -> whenExited(now, container.id(), exited, time);
                case ContainerState.Dead() -> new Step.Remove(container.id(), false);
            };
        };
    }

    private static Step whenAbsent(Situation now, Instant time) {
        History history = now.history();
        if (history.container().isPresent() && history.started()) {
            return new Step.End(EndReason.LOST);
        }
        if (waits(history, time)) {
            return new Step.Rest(history.retryAt(), Optional.empty());
        }
        Situation.Prepared prepared = now.prepared();
        if (prepared.image().isEmpty()) {
            return new Step.EnsureImage();
        }
        if (!prepared.networks()) {
            return new Step.EnsureNetworks();
        }
        return prepared.volumes() ? new Step.Create(prepared.image().get()) : new Step.EnsureVolumes();
    }

    /// A container that no history names was left half made by an agent that ended; it may lack a network.
    private static Step whenCreated(Situation now, String container, Instant time) {
        if (!now.history().container().equals(Optional.of(container))) {
            return new Step.Remove(container, false);
        }
        return startOrWait(now, container, time);
    }

    private static Step whenExited(Situation now, String container, ContainerState.Exited exited, Instant time) {
        if (exited.startedAt().equals(Instant.EPOCH)) {
            return whenCreated(now, container, time);
        }
        if (!now.history().judged().equals(Optional.of(exited.startedAt()))) {
            return new Step.Judge(exited);
        }
        return startOrWait(now, container, time);
    }

    private static Step startOrWait(Situation now, String container, Instant time) {
        if (waits(now.history(), time)) {
            return new Step.Rest(now.history().retryAt(), Optional.empty());
        }
        if (!now.leased().mayRun()) {
            return new Step.Rest(Optional.of(time.plus(LEASE)), Optional.empty());
        }
        return now.mayStart() ? new Step.Start(container) : new Step.Rest(Optional.of(time.plus(TURN)), Optional.empty());
    }

    private static boolean waits(History history, Instant time) {
        return history.retryAt().filter(time::isBefore).isPresent();
    }

    private static Step whenRunning(Situation now, ContainerInfo container, Instant startedAt, Instant time) {
        if (!now.leased().mayRun()) {
            return new Step.StopUnleased(container.id(), startedAt);
        }
        if (now.verdict() == Verdict.UNHEALTHY && now.item().spec().unhealthy() == UnhealthyPolicy.RESTART) {
            return new Step.StopUnhealthy(container.id(), startedAt);
        }
        Instant steadyAt = startedAt.plus(now.item().spec().restart().window());
        boolean unsteady = now.history().row() > 0 && time.isBefore(steadyAt);
        Optional<Instant> again = unsteady ? Optional.of(steadyAt) : Optional.empty();
        Optional<Instant> stopAt = now.leased().stopIn().map(time::plus);
        return new Step.Rest(Stream.concat(again.stream(), stopAt.stream()).min(Instant::compareTo), Optional.of(container));
    }
}
