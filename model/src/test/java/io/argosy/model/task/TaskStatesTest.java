package io.argosy.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskStatesTest {

    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final TaskId ID = new TaskId("t1");

    /// Which phase may follow which: `x` where it may. Rows are what was, columns what is said next, in the order of the phases.
    private static final Map<TaskPhase, String> MATRIX = new EnumMap<>(Map.of(
            TaskPhase.PENDING, "xxxxxx",
            TaskPhase.ASSIGNED, ".xxxxx",
            TaskPhase.PREPARING, "..xxxx",
            TaskPhase.RUNNING, "...xxx",
            TaskPhase.STOPPING, "....xx",
            TaskPhase.ENDED, ".....x"));

    @Test
    void phasesOnlyMoveForward() {
        for (TaskPhase from : TaskPhase.values()) {
            StringBuilder row = new StringBuilder();
            for (TaskPhase to : TaskPhase.values()) {
                row.append(from.mayBecome(to) ? 'x' : '.');
            }
            assertThat(row).as("after " + from).hasToString(MATRIX.get(from));
        }
    }

    @Test
    void aReportMayFollowWhenItsPhaseMay() {
        for (TaskState earlier : states()) {
            for (TaskState later : states()) {
                assertThat(TaskStatus.of(ID, later).mayFollow(TaskStatus.of(ID, earlier)))
                        .as(earlier + " then " + later)
                        .isEqualTo(earlier.phase().mayBecome(later.phase()));
            }
        }
    }

    @Test
    void oneStateIsReadyOneUnhealthyAndEachEndEnded() {
        assertThat(states()).filteredOn(state -> TaskStatus.of(ID, state).ready()).containsExactly(running(RunState.READY));
        assertThat(states()).filteredOn(state -> TaskStatus.of(ID, state).unhealthy()).containsExactly(running(RunState.UNHEALTHY));
        assertThat(states()).filteredOn(state -> TaskStatus.of(ID, state).ended()).hasSize(EndReason.values().length);
        for (EndReason reason : EndReason.values()) {
            assertThat(states()).filteredOn(state -> TaskStatus.of(ID, state).ended(reason)).containsExactly(new TaskState.Ended(reason, THEN));
        }
    }

    @Test
    void aTaskIsPlacedOnceAndKeepsItsNodeWhenItStops() {
        Slot slot = new Slot(new ServiceRef(AppRef.of("default", "shop"), new ServiceName("web")), ReleaseNumber.FIRST, 2);
        Task pending = new Task(ID, slot, Optional.empty(), Optional.empty(), Goal.RUN, "first", THEN);
        Task placed = pending.placedOn(new NodeId("n1"));
        assertThat(placed.node()).contains(new NodeId("n1"));
        assertThatThrownBy(() -> placed.placedOn(new NodeId("n2"))).isInstanceOf(IllegalStateException.class);
        assertThat(placed.stopping("enough")).isEqualTo(new Task(ID, slot, Optional.empty(), placed.node(), Goal.STOP, "enough", THEN));
        assertThat(slot.shortName()).isEqualTo("web.2");
    }

    @Test
    void slotsAreOrderedByServiceReleaseAndNumber() {
        ServiceRef web = new ServiceRef(AppRef.of("default", "shop"), new ServiceName("web"));
        ServiceRef db = new ServiceRef(AppRef.of("default", "shop"), new ServiceName("db"));
        Slot first = new Slot(db, new ReleaseNumber(9), 9);
        Slot second = new Slot(web, new ReleaseNumber(1), 2);
        Slot third = new Slot(web, new ReleaseNumber(2), 1);
        assertThat(List.of(third, first, second).stream().sorted()).containsExactly(first, second, third);
        assertThatThrownBy(() -> new Slot(web, ReleaseNumber.FIRST, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /// Every state an agent can report.
    private static List<TaskState> states() {
        List<TaskState> states = new ArrayList<>(List.of(new TaskState.Preparing("pulling"), new TaskState.Stopping()));
        for (RunState run : RunState.values()) {
            states.add(running(run));
        }
        for (EndReason reason : EndReason.values()) {
            states.add(new TaskState.Ended(reason, THEN));
        }
        return states;
    }

    private static TaskState running(RunState run) {
        return new TaskState.Running(run, THEN, Optional.empty());
    }
}
