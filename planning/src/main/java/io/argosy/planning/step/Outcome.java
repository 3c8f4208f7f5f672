package io.argosy.planning.step;

import io.argosy.model.app.Rollout;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the records of an app are after steps were carried out.
public final class Outcome {

    private final Map<TaskId, TaskView> tasks = new LinkedHashMap<>();
    private Optional<Rollout> rollout;

    private Outcome(AppView view) {
        view.tasks().forEach(task -> tasks.put(task.id(), task));
        rollout = view.rollout();
    }

    /// @param ids gives each created task an id that was never used
    public static AppView after(AppView view, List<Step> steps, Instant now, Supplier<TaskId> ids) {
        Outcome outcome = new Outcome(view);
        steps.forEach(step -> outcome.take(step, now, ids));
        AppView changed = view.withTasks(List.copyOf(outcome.tasks.values()));
        return outcome.rollout.map(changed::withRollout).orElse(changed);
    }

    /// The record of a task that a step makes.
    public static Task created(Step.CreateTask step, TaskId id, Instant now) {
        return new Task(id, step.slot(), step.boundTo(), Optional.empty(), Goal.RUN, step.cause(), now);
    }

    private void take(Step step, Instant now, Supplier<TaskId> ids) {
        switch (step) {
            case Step.CreateTask create -> {
                Task task = created(create, ids.get(), now);
                tasks.put(task.id(), new TaskView(task, Optional.empty()));
            }
            case Step.StopTask stop -> tasks.computeIfPresent(stop.task(), (_, seen) -> seen.stopping(stop.cause()));
            case Step.ForgetTask forget -> tasks.remove(forget.task());
            case Step.AdvanceRollout advance -> rollout = Optional.of(advance.rollout());
            case Step.RollBack rollBack -> rollout = Optional.of(rollBack.failed());
            case Step.RemoveApp _ -> tasks.clear();
        }
    }
}
