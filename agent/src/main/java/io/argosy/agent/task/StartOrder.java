package io.argosy.agent.task;

import io.argosy.agent.local.LocalTask;
import io.argosy.agent.local.LocalView;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.task.Goal;
import io.argosy.model.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who starts before whom after the engine came back: the tasks of an app by their levels, each level once the one below is ready.
public final class StartOrder {
    /// After this, a level that does not come up holds nobody back.
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private StartOrder() {}

    /// @param engineBack when the engine was last seen to come back; absent when it never was away
    static boolean mayStart(TaskItem item, LocalView view, Optional<Instant> engineBack, Instant now) {
        if (engineBack.isEmpty() || now.isAfter(engineBack.get().plus(PATIENCE))) {
            return true;
        }
        return view.tasks().values().stream().noneMatch(other -> comesFirst(other, item) && !up(other, engineBack.get()));
    }

    private static boolean comesFirst(LocalTask other, TaskItem item) {
        return other.item().startLevel() < item.startLevel() && other.item().task().app().equals(item.task().app())
                && other.item().task().goal() == Goal.RUN;
    }

    /// What is known of a run from before the engine was away says nothing: nobody has looked at it since.
    private static boolean up(LocalTask task, Instant engineBack) {
        boolean anew = task.status().state() instanceof TaskState.Running(_, Instant since, _) && since.isAfter(engineBack);
        return task.status().ended() || task.status().ready() && anew;
    }
}
