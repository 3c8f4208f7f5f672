package io.argosy.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.local.LocalTask;
import io.argosy.agent.local.LocalView;
import io.argosy.agent.local.Views;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StartOrderTest {

    private static final Instant BACK = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant NOW = BACK.plusSeconds(1);
    private static final TaskId DB = new TaskId("db1");

    @Test
    void longAfterAnOutageNobodyWaits() {
        assertThat(mayStart(database(RunState.BACKING_OFF), Map.of(), Optional.of(BACK.minusSeconds(3600)), NOW)).isTrue();
    }

    @Test
    void longAfterAnOutageNobodyLooksAtTheOthers() {
        Supplier<LocalView> unwanted = () -> {
            throw new AssertionError("looked at the board");
        };
        assertThat(StartOrder.mayStart(web(), unwanted, Map::of, Optional.of(BACK.minusSeconds(3600)), NOW)).isTrue();
    }

    @Test
    void whileTheEngineIsAwayNobodyGoesAhead() {
        assertThat(mayStart(database(RunState.READY), Map.of(DB, NOW), Optional.empty(), NOW)).isFalse();
    }

    @Test
    void theLevelBelowComesFirst() {
        assertThat(mayStart(database(RunState.BACKING_OFF), Map.of(DB, NOW), Optional.of(BACK), NOW)).isFalse();
        assertThat(mayStart(database(RunState.READY), Map.of(DB, NOW), Optional.of(BACK), NOW)).isTrue();
    }

    @Test
    void whatWasToldBeforeTheEngineCameBackDoesNotCount() {
        assertThat(mayStart(database(RunState.READY), Map.of(DB, BACK.minusSeconds(5)), Optional.of(BACK), NOW)).isFalse();
        assertThat(mayStart(database(RunState.READY), Map.of(), Optional.of(BACK), NOW)).isFalse();
    }

    @Test
    void aLevelThatDoesNotComeUpHoldsNobodyBackForEver() {
        assertThat(mayStart(database(RunState.UNHEALTHY), Map.of(DB, NOW), Optional.of(BACK), BACK.plus(Duration.ofMinutes(2)))).isTrue();
    }

    private static boolean mayStart(LocalView view, Map<TaskId, Instant> toldAt, Optional<Instant> upSince, Instant now) {
        return StartOrder.mayStart(web(), () -> view, () -> toldAt, upSince, now);
    }

    private static LocalView database(RunState run) {
        ServiceSpec spec = ServiceBuilder.service("db").build();
        return new Views().task(DB.value(), spec, Map.of(), Goal.RUN, run).view();
    }

    /// One level above the database.
    private static TaskItem web() {
        LocalTask task = new Views().ready("web1", ServiceBuilder.service("web").build(), Map.of()).view().tasks().get(new TaskId("web1"));
        TaskItem item = task.item();
        return new TaskItem(item.task(), item.spec(), item.image(), item.networks(), item.volumes(), item.configs(), item.secrets(), 1);
    }
}
