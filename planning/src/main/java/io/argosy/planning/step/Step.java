package io.argosy.planning.step;

import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Slot;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// One action of a plan, with its cause.
public sealed interface Step {

    /// Why, for people.
    String cause();

    /// What is done, without the cause.
    String action();

    /// The step as one line that is the same for the same step in every process: `create web.1 (release 2): replaces release 1`.
    default String line() {
        return action() + ": " + cause();
    }

    /// Make a pending task with an id of the executor's choice.
    record CreateTask(Slot slot, Optional<NodeId> boundTo, String cause) implements Step {
        public CreateTask {
            Objects.requireNonNull(slot, "slot");
            Objects.requireNonNull(boundTo, "boundTo");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public String action() {
            return "create " + named(slot) + boundTo.map(node -> " on " + node).orElse("");
        }
    }

    /// Give a task the goal to stop.
    record StopTask(TaskId task, Slot slot, String cause) implements Step {
        public StopTask {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(slot, "slot");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public String action() {
            return "stop " + named(slot);
        }
    }

    /// Delete the records of a task of which nothing runs.
    record ForgetTask(TaskId task, Slot slot, String cause) implements Step {
        public ForgetTask {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(slot, "slot");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public String action() {
            return "forget " + named(slot);
        }
    }

    /// Write the rollout as it is now. Later steps of the same plan may depend on it being written in the same transaction.
    record AdvanceRollout(Rollout rollout, String cause) implements Step {
        public AdvanceRollout {
            Objects.requireNonNull(rollout, "rollout");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public String action() {
            return "rollout to release " + rollout.to() + " " + rollout.phase().name().toLowerCase(Locale.ROOT);
        }
    }

    /// In one transaction: write the failed rollout, and begin a rollout to a new release that is a copy of a good one.
    ///
    /// @param failed the rollout in phase FAILED
    /// @param to the release to copy
    record RollBack(Rollout failed, ReleaseNumber to, String cause) implements Step {
        public RollBack {
            Objects.requireNonNull(failed, "failed");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public String action() {
            return "roll back from release " + failed.to() + " to release " + to;
        }
    }

    /// Delete everything that is kept of the app.
    record RemoveApp(AppRef app, String cause) implements Step {
        public RemoveApp {
            Objects.requireNonNull(app, "app");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public String action() {
            return "remove " + app;
        }
    }

    private static String named(Slot slot) {
        return slot.shortName() + " (release " + slot.release() + ")";
    }
}
