package io.argosy.planning.step;

import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the records of an app are after a step was carried out.
public final class Outcome {

    private Outcome() {}

    /// @param ids gives each created task an id that was never used
    public static AppView after(AppView view, Step step, Instant now, Supplier<TaskId> ids) {
        return switch (step) {
            case Step.CreateTask create -> with(view, created(create, ids.get(), now));
            case Step.StopTask stop -> change(view, stop.task(), task -> task.stopping(stop.cause()));
            case Step.ForgetTask forget -> view.withTasks(
                    view.tasks().stream().filter(task -> !task.id().equals(forget.task())).toList());
            case Step.AdvanceRollout advance -> view.withRollout(advance.rollout());
            case Step.RollBack rollBack -> view.withRollout(rollBack.failed());
            case Step.RemoveApp _ -> view.withTasks(List.of());
        };
    }

    public static Task created(Step.CreateTask step, TaskId id, Instant now) {
        return new Task(id, step.slot(), step.boundTo(), Optional.empty(), Goal.RUN, step.cause(), now);
    }

    private static AppView with(AppView view, Task task) {
        List<TaskView> tasks = new ArrayList<>(view.tasks());
        tasks.add(new TaskView(task, Optional.empty()));
        return view.withTasks(tasks);
    }

    private static AppView change(AppView view, TaskId id, UnaryOperator<Task> change) {
        return view.withTasks(view.tasks().stream()
                .map(task -> task.id().equals(id) ? new TaskView(change.apply(task.task()), task.status()) : task)
                .toList());
    }
}
