package io.argosy.control.reconcile;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Happening;
import io.argosy.control.change.RolloutEvents;
import io.argosy.control.prepare.ReleaseWriting;
import io.argosy.control.record.Ids;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.Rollout;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Task;
import io.argosy.planning.step.Outcome;
import io.argosy.planning.step.Plan;
import io.argosy.planning.step.Step;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;

/// Writes the steps of a plan, in order, as far as one transaction has room. Chooses nothing.
final class StepExecutor {

    /// The most operations that a step, with its event, takes.
    private static final int STEP = 6;

    private final Edit edit;
    private final AppView view;
    private final Ids ids;

    StepExecutor(Edit edit, AppView view, Ids ids) {
        this.edit = edit;
        this.view = view;
        this.ids = ids;
    }

    void carryOut(Plan plan) {
        edit.relyOn(Tables.APPS, view.app().ref());
        view.rollout().ifPresent(rollout -> edit.relyOn(Tables.ROLLOUTS, key(rollout)));
        for (Step step : plan.steps()) {
            if (edit.room() < STEP) {
                return;
            }
            carryOut(step);
        }
    }

    private void carryOut(Step step) {
        switch (step) {
            case Step.CreateTask create -> create(create);
            case Step.StopTask stop -> stop(stop);
            case Step.ForgetTask forget -> forget(forget.task());
            case Step.AdvanceRollout advance -> advance(advance.rollout(), advance.cause());
            case Step.RollBack rollBack -> {
                advance(rollBack.failed(), rollBack.cause());
                ReleaseWriting.returnTo(edit, view, rollBack.to(), rollBack.cause());
            }
            case Step.RemoveApp _ -> throw new IllegalStateException("an app is removed by itself, not among other steps");
        }
    }

    private void create(Step.CreateTask step) {
        Task task = Outcome.created(step, new TaskId(ids.next()), edit.now());
        edit.put(Tables.TASKS, TaskKey.of(task), task);
        edit.event(Happening.ofTask(edit.now(), Severity.INFO, "task.created", task, task.slot().shortName() + " created: " + step.cause()));
    }

    private void stop(Step.StopTask step) {
        Task task = task(step.task());
        edit.put(Tables.TASKS, TaskKey.of(task), task.stopping(step.cause()));
        edit.event(Happening.ofTask(edit.now(), Severity.INFO, "task.stopping", task, task.slot().shortName() + " stops: " + step.cause()));
    }

    private void forget(TaskId id) {
        TaskKey key = new TaskKey(view.app().ref(), id);
        edit.delete(Tables.TASKS, key);
        edit.delete(Tables.STATUSES, key);
    }

    private Task task(TaskId id) {
        return view.tasks().stream().map(TaskView::task).filter(task -> task.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalStateException("the plan speaks of task " + id + ", which is not there"));
    }

    private void advance(Rollout rollout, String cause) {
        boolean moved = view.rollout().filter(before -> before.phase() == rollout.phase()).isEmpty();
        edit.put(Tables.ROLLOUTS, key(rollout), rollout);
        if (moved) {
            edit.event(RolloutEvents.of(edit.now(), rollout, cause));
        }
    }

    private static ReleaseKey key(Rollout rollout) {
        return new ReleaseKey(rollout.app(), rollout.to());
    }
}
