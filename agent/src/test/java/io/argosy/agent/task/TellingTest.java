package io.argosy.agent.task;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.lease.Leased;
import io.argosy.agent.node.Items;
import io.argosy.agent.probe.Verdict;
import io.argosy.agent.task.Situation.Leaving;
import io.argosy.agent.task.Situation.Prepared;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerState;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TellingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
    private static final Instant BEGAN = NOW.minusSeconds(30);
    private static final Instant ENDED = NOW.minusSeconds(1);
    private static final TaskItem ITEM = Items.task("t1", service("web").build(), new ImageIdentity("sha256:a", Optional.empty()));
    private static final History MADE = History.NONE.made("c1");
    private static final History STARTED = MADE.startedAgain();
    private static final ContainerInfo CREATED = container(new ContainerState.Created());
    private static final ContainerInfo NEVER_STARTED = container(new ContainerState.Exited(128, Instant.EPOCH, Instant.EPOCH, false, "no such device"));
    private static final ContainerInfo RUNS = container(new ContainerState.Running(BEGAN));
    private static final ContainerInfo EXITED = container(new ContainerState.Exited(1, BEGAN, ENDED, false, ""));
    private static final TaskState PREPARING = new TaskState.Preparing("starting its container");

    private static ContainerInfo container(ContainerState state) {
        return new ContainerInfo("c1", "shop.web.1.t1", "sha256:a", Map.of(), state, Map.of(), List.of(), false, List.of(), 0, Optional.empty());
    }

    static Stream<Arguments> table() {
        History judged = STARTED.judged(BEGAN, 1, Optional.of(NOW.plusSeconds(5)), 1, "exited with code 1");
        TaskState backsOff = new TaskState.Running(RunState.BACKING_OFF, ENDED, Optional.of(NOW.plusSeconds(5)));
        TaskState starting = new TaskState.Running(RunState.STARTING, BEGAN, Optional.empty());
        return Stream.of(
                Arguments.of("nothing there", new Seen.Absent(), History.NONE, PREPARING, 0),
                Arguments.of("made", new Seen.Present(CREATED), MADE, PREPARING, 0),
                Arguments.of("made, to be looked at again", new Seen.Stale(Optional.of(CREATED)), MADE, PREPARING, 0),
                Arguments.of("just started, not looked at since", new Seen.Stale(Optional.of(CREATED)), STARTED, PREPARING, 0),
                Arguments.of("just started, still seen as made", new Seen.Present(CREATED), STARTED, PREPARING, 0),
                Arguments.of("could not be started", new Seen.Present(NEVER_STARTED), MADE, PREPARING, 0),
                Arguments.of("runs for the first time", new Seen.Present(RUNS), STARTED, starting, 0),
                Arguments.of("ended, not judged yet", new Seen.Present(EXITED), STARTED,
                        new TaskState.Running(RunState.BACKING_OFF, ENDED, Optional.empty()), 0),
                Arguments.of("ended and judged", new Seen.Present(EXITED), judged, backsOff, 0),
                Arguments.of("started again", new Seen.Present(RUNS), judged.startedAgain(), starting, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void tells(String name, Seen seen, History history, TaskState state, int restarts) {
        Situation now = new Situation(ITEM, seen, history, Prepared.NOTHING, Verdict.UNDECIDED, "", Leaving.NOT_BEGUN, true, Leased.FREE);
        TaskStatus status = Telling.of(now, "starting its container", NOW);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.restarts()).isEqualTo(restarts);
    }
}
