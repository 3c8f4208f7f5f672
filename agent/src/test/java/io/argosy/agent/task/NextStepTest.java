package io.argosy.agent.task;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.lease.Leased;
import io.argosy.agent.lease.Leased.Standing;
import io.argosy.agent.node.Items;
import io.argosy.agent.probe.Verdict;
import io.argosy.agent.task.Situation.Leaving;
import io.argosy.agent.task.Situation.Prepared;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerState;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.task.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NextStepTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
    private static final Instant BEGAN = NOW.minusSeconds(30);
    private static final TaskItem RUN = Items.task("t1", service("web").build(), new ImageIdentity("sha256:a", Optional.empty()));
    private static final TaskItem STOP = Items.stopping(RUN);
    private static final History MADE = History.NONE.made("c1");
    private static final History STARTED = MADE.startedAgain();
    private static final Prepared READY = new Prepared(Optional.of("sha256:a"), true, true);

    private static final ContainerState CREATED = new ContainerState.Created();
    private static final ContainerState RUNNING = new ContainerState.Running(BEGAN);
    private static final ContainerState.Exited EXITED = new ContainerState.Exited(1, BEGAN, NOW.minusSeconds(1), false, "");
    private static final ContainerState NEVER_STARTED = new ContainerState.Exited(128, Instant.EPOCH, Instant.EPOCH, false, "no such device");
    private static final ContainerState DEAD = new ContainerState.Dead();

    private static Seen seen(ContainerState state) {
        return new Seen.Present(container(state));
    }

    private static ContainerInfo container(ContainerState state) {
        return new ContainerInfo("c1", "shop.web.1.t1", "sha256:a", Map.of(), state, Map.of(), List.of(), false, List.of(), 0, Optional.empty());
    }

    private static Step next(TaskItem item, Seen seen, History history, Prepared prepared, Leaving leaving) {
        return NextStep.of(new Situation(item, seen, history, prepared, Verdict.READY, "", leaving, true, Leased.FREE), NOW);
    }

    static Stream<Arguments> table() {
        History judged = STARTED.judged(BEGAN, 1, Optional.of(NOW.plusSeconds(5)), 1, "exited with code 1");
        History due = STARTED.judged(BEGAN, 1, Optional.of(NOW), 1, "exited with code 1");
        History over = STARTED.judged(BEGAN, 1, Optional.empty(), 1, "").ended(EndReason.FAILED, NOW);
        Seen absent = new Seen.Absent();
        Step.Rest rest = new Step.Rest(Optional.empty(), Optional.empty());
        return Stream.of(
                Arguments.of("nothing known", RUN, new Seen.Stale(Optional.empty()), STARTED, new Step.Look()),
                Arguments.of("nothing known, to stop", STOP, new Seen.Stale(Optional.empty()), STARTED, new Step.Look()),
                Arguments.of("all prepared", RUN, absent, History.NONE, new Step.Create("sha256:a")),
                Arguments.of("taken away by hand", RUN, absent, STARTED, new Step.End(EndReason.LOST)),
                Arguments.of("made, never started, gone", RUN, absent, MADE, new Step.Create("sha256:a")),
                Arguments.of("taken away by us", RUN, absent, STARTED.discarded(), new Step.Create("sha256:a")),
                Arguments.of("complete", RUN, seen(CREATED), MADE, new Step.Start("c1")),
                Arguments.of("half made by another agent", RUN, seen(CREATED), History.NONE, new Step.Remove("c1", false)),
                Arguments.of("could not be started", RUN, seen(NEVER_STARTED), MADE, new Step.Start("c1")),
                Arguments.of("runs", RUN, seen(RUNNING), STARTED, new Step.Rest(Optional.empty(), Optional.of(container(RUNNING)))),
                Arguments.of("ended", RUN, seen(EXITED), STARTED, new Step.Judge(EXITED)),
                Arguments.of("ended, with an empty disk", RUN, seen(EXITED), History.NONE, new Step.Judge(EXITED)),
                Arguments.of("backs off", RUN, seen(EXITED), judged, new Step.Rest(Optional.of(NOW.plusSeconds(5)), Optional.empty())),
                Arguments.of("is due", RUN, seen(EXITED), due, new Step.Start("c1")),
                Arguments.of("beyond repair", RUN, seen(DEAD), STARTED, new Step.Remove("c1", false)),
                Arguments.of("over, kept for its output", RUN, seen(EXITED), over, rest),
                Arguments.of("over, nothing there", RUN, absent, over, rest),
                Arguments.of("over, started by somebody", RUN, seen(RUNNING), over, new Step.Remove("c1", true)),
                Arguments.of("over, to stop", STOP, seen(EXITED), over, new Step.Remove("c1", true)),
                Arguments.of("to stop, nothing there", STOP, absent, STARTED, new Step.End(EndReason.STOPPED)),
                Arguments.of("to stop, never begun", STOP, absent, History.NONE, new Step.End(EndReason.STOPPED)),
                Arguments.of("to stop, made", STOP, seen(CREATED), MADE, new Step.Remove("c1", true)),
                Arguments.of("to stop, ended", STOP, seen(EXITED), STARTED, new Step.Remove("c1", true)),
                Arguments.of("to stop, backing off", STOP, seen(EXITED), judged, new Step.Remove("c1", true)),
                Arguments.of("to stop, beyond repair", STOP, seen(DEAD), STARTED, new Step.Remove("c1", true)),
                Arguments.of("to stop, runs", STOP, seen(RUNNING), STARTED, new Step.BeginLeaving()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void follows(String name, TaskItem item, Seen seen, History history, Step step) {
        assertThat(next(item, seen, history, READY, Leaving.NOT_BEGUN)).isEqualTo(step);
    }

    @Test
    void preparesInOrder() {
        Optional<String> image = Optional.of("sha256:a");
        assertThat(next(RUN, new Seen.Absent(), History.NONE, Prepared.NOTHING, Leaving.NOT_BEGUN)).isEqualTo(new Step.EnsureImage());
        assertThat(next(RUN, new Seen.Absent(), History.NONE, new Prepared(image, false, false), Leaving.NOT_BEGUN)).isEqualTo(new Step.EnsureNetworks());
        assertThat(next(RUN, new Seen.Absent(), History.NONE, new Prepared(image, true, false), Leaving.NOT_BEGUN)).isEqualTo(new Step.EnsureVolumes());
    }

    @Test
    void leavesTrafficBeforeTheStopSignal() {
        assertThat(next(STOP, seen(RUNNING), STARTED, READY, Leaving.UNDER_WAY)).isEqualTo(new Step.AwaitLeaving());
        assertThat(next(STOP, seen(RUNNING), STARTED, READY, Leaving.LEFT)).isEqualTo(new Step.Stop("c1"));
    }

    @Test
    void waitsForItsTurnAfterTheEngineCameBack() {
        History due = STARTED.judged(BEGAN, 1, Optional.of(NOW), 255, "ended with the engine");
        Situation situation = new Situation(RUN, seen(EXITED), due, READY, Verdict.UNDECIDED, "", Leaving.NOT_BEGUN, false, Leased.FREE);
        assertThat(NextStep.of(situation, NOW)).isEqualTo(new Step.Rest(Optional.of(NOW.plus(NextStep.TURN)), Optional.empty()));
    }

    @Test
    void restartsTheUnhealthyOnlyWhereThePolicySaysSo() {
        TaskItem restarts = Items.task("t1", service("web").unhealthy(UnhealthyPolicy.RESTART).build(), RUN.image());
        Situation situation = new Situation(restarts, seen(RUNNING), STARTED, READY, Verdict.UNHEALTHY, "no", Leaving.NOT_BEGUN, true, Leased.FREE);
        assertThat(NextStep.of(situation, NOW)).isEqualTo(new Step.StopUnhealthy("c1", BEGAN));
        Situation kept = new Situation(RUN, seen(RUNNING), STARTED, READY, Verdict.UNHEALTHY, "no", Leaving.NOT_BEGUN, true, Leased.FREE);
        assertThat(NextStep.of(kept, NOW)).isInstanceOf(Step.Rest.class);
    }

    private static Step leased(TaskItem item, ContainerState state, History history, Standing standing, Optional<Duration> stopIn) {
        return NextStep.of(new Situation(item, seen(state), history, READY, Verdict.READY, "", Leaving.NOT_BEGUN, true, new Leased(standing, stopIn)), NOW);
    }

    @Test
    void runsOnlyUnderALease() {
        Step wait = new Step.Rest(Optional.of(NOW.plus(NextStep.LEASE)), Optional.empty());
        History due = STARTED.judged(BEGAN, 1, Optional.of(NOW), 1, "");
        for (Standing standing : List.of(Standing.ENDING, Standing.NONE)) {
            assertThat(leased(RUN, CREATED, MADE, standing, Optional.empty())).isEqualTo(wait);
            assertThat(leased(RUN, EXITED, due, standing, Optional.empty())).isEqualTo(wait);
            assertThat(leased(RUN, RUNNING, STARTED, standing, Optional.empty())).isEqualTo(new Step.StopUnleased("c1", BEGAN));
            assertThat(leased(STOP, RUNNING, STARTED, standing, Optional.empty())).isEqualTo(new Step.BeginLeaving());
        }
        assertThat(leased(RUN, CREATED, MADE, Standing.HELD, Optional.of(Duration.ofSeconds(9)))).isEqualTo(new Step.Start("c1"));
        assertThat(leased(RUN, RUNNING, STARTED, Standing.HELD, Optional.of(Duration.ofSeconds(9))))
                .isEqualTo(new Step.Rest(Optional.of(NOW.plusSeconds(9)), Optional.of(container(RUNNING))));
    }
}
