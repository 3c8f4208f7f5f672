package io.argosy.planning.step;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Slot;
import io.argosy.planning.step.Step.CreateTask;
import io.argosy.planning.step.Step.ForgetTask;
import io.argosy.planning.step.Step.StopTask;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects what one look at the app leads to. Lives for that look only.
public final class Pass {

    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    private final Set<TaskId> ended = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private Optional<Instant> wakeAt = Optional.empty();

    public Pass(Instant now) {
        this.now = now;
    }

    public Instant now() {
        return now;
    }

    /// Whether the moment has come. If not, the plan is looked at again when it has.
    public boolean due(Instant moment) {
        if (!moment.isAfter(now)) {
            return true;
        }
        if (wakeAt.isEmpty() || moment.isBefore(wakeAt.get())) {
            wakeAt = Optional.of(moment);
        }
        return false;
    }

    public void add(Step step) {
        steps.add(step);
    }

    public void create(Slot slot, Optional<NodeId> boundTo, String cause) {
        steps.add(new CreateTask(slot, boundTo, cause));
    }

    /// Ends a task. One that nobody runs yet is forgotten at once; one that was told already is left alone.
    public void stop(TaskView task, String cause) {
        if (task.task().node().isEmpty() && task.status().isEmpty()) {
            forget(task, cause);
        } else if (task.live() && task.task().goal() != Goal.STOP) {
            once(task, new StopTask(task.id(), task.task().slot(), cause));
        }
    }

    public void forget(TaskView task, String cause) {
        once(task, new ForgetTask(task.id(), task.task().slot(), cause));
    }

    /// The first cause to end a task is the one that is told.
    private void once(TaskView task, Step step) {
        if (ended.add(task.id())) {
            steps.add(step);
        }
    }

    public void waiting(ServiceView service, Place place, String reason) {
        waiting.add(new Waiting(service.name(), place.number(), reason));
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public Plan plan() {
        return new Plan(steps, wakeAt, waiting);
    }
}
