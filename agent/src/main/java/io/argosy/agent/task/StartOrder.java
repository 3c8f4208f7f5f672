package io.argosy.agent.task;

import io.argosy.agent.local.LocalTask;
import io.argosy.agent.local.LocalView;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Who starts before whom after the engine came back: the tasks of an app by their levels, each level once the one below is ready.
public final class StartOrder {
    /// After this, a level that does not come up holds nobody back.
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private StartOrder() {}

    /// @param view of the node's tasks; asked for only while the engine has just come back
    /// @param toldAt when the status of each task was last told: what was told before the engine came back says nothing of now
    /// @param upSince since when the engine is there; empty while it is away, when nobody goes ahead of who comes first
    static boolean mayStart(TaskItem item, Supplier<LocalView> view, Supplier<Map<TaskId, Instant>> toldAt, Optional<Instant> upSince, Instant now) {
        if (upSince.filter(since -> now.isAfter(since.plus(PATIENCE))).isPresent()) {
            return true;
        }
        Instant back = upSince.orElse(Instant.MAX);
        Map<TaskId, Instant> told = toldAt.get();
        return view.get().tasks().values().stream()
                .noneMatch(other -> comesFirst(other, item) && !(up(other) && told.getOrDefault(other.status().task(), Instant.MIN).isAfter(back)));
    }

    private static boolean comesFirst(LocalTask other, TaskItem item) {
        return other.item().startLevel() < item.startLevel() && other.item().task().app().equals(item.task().app())
                && other.item().task().goal() == Goal.RUN;
    }

    private static boolean up(LocalTask task) {
        return task.status().ready() || task.status().ended();
    }
}
