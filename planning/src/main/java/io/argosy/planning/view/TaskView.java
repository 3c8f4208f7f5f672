package io.argosy.planning.view;

import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/// A task with the last word of its agent.
///
/// @param status absent while no agent has said anything of the task
/// @param lost whether its node is lost or was removed, so that nothing of it is taken to run
/// @param held whether it may still run though its node is lost or was removed, because its lease has not lapsed
public record TaskView(Task task, Optional<TaskStatus> status, boolean lost, boolean held) {

    public static final Comparator<TaskView> OLDEST_FIRST =
            Comparator.comparing((TaskView view) -> view.task.createdAt()).thenComparing(TaskView::id);

    public TaskView {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(status, "status");
    }

    public TaskView(Task task, Optional<TaskStatus> status) {
        this(task, status, false, false);
    }

    TaskView judged(boolean lostNow, boolean heldNow) {
        return lostNow == lost && heldNow == held ? this : new TaskView(task, status, lostNow, heldNow);
    }

    public TaskView stopping(String because) {
        return new TaskView(task.stopping(because), status, lost, held);
    }

    public TaskId id() {
        return task.id();
    }

    public ReleaseNumber release() {
        return task.slot().release();
    }

    /// Whether something of it runs or may still run. A task that was told to stop before it got a node, or on a node that is lost, is not waited for.
    public boolean live() {
        if (lost && task.goal() == Goal.STOP) {
            return false;
        }
        return status.isPresent() ? !status.get().ended() : !(task.goal() == Goal.STOP && task.node().isEmpty());
    }

    /// Whether its node is there or may be, so that the last word of its agent counts.
    public boolean heard() {
        return !lost && !held;
    }

    /// Whether it is there and should be.
    public boolean wanted() {
        return live() && task.goal() == Goal.RUN;
    }

    public boolean stopping() {
        return live() && task.goal() == Goal.STOP;
    }

    public boolean ready() {
        return heard() && status.filter(TaskStatus::ready).isPresent();
    }

    public boolean unhealthy() {
        return heard() && status.filter(TaskStatus::unhealthy).isPresent();
    }

    public boolean crashLooping() {
        return heard() && live() && status.filter(TaskStatus::crashLooping).isPresent();
    }

    /// Whether its container was started and nobody told it to stop.
    public boolean started() {
        return heard() && status.filter(said -> said.state() instanceof TaskState.Running).isPresent();
    }

    public boolean backingOff() {
        return heard() && status.filter(said -> said.state() instanceof TaskState.Running running && running.run() == RunState.BACKING_OFF).isPresent();
    }

    public boolean completed() {
        return status.filter(said -> said.ended(EndReason.COMPLETED)).isPresent();
    }

    /// Why it ended though it should run; empty while it lives, and when it was told to stop.
    public Optional<EndReason> endedByItself() {
        return task.goal() == Goal.STOP ? Optional.empty() : end().map(TaskState.Ended::reason);
    }

    public Optional<Instant> endedAt() {
        return end().map(TaskState.Ended::at);
    }

    private Optional<TaskState.Ended> end() {
        return status.flatMap(said -> said.state() instanceof TaskState.Ended ended ? Optional.of(ended) : Optional.empty());
    }

    /// The fault its agent named, in parentheses, or what is known without words; for causes.
    public String fault() {
        return status.map(said -> said.message().isEmpty() ? exit(said) : ": " + said.message()).orElse("");
    }

    private static String exit(TaskStatus said) {
        return said.exitCode().filter(code -> code != 0).map(code -> ": exit code " + code).orElse("");
    }
}
