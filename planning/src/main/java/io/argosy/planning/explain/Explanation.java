package io.argosy.planning.explain;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.step.Plan;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Why a place is not as it should be, in one line.
///
/// @param number of the place
/// @param task the one spoken of; absent when the place has none
/// @param text `1 node: 1 not enough memory (needs 2 GiB, 512 MiB free)`
public record Explanation(ServiceName service, int number, Optional<TaskId> task, String text) {

    private static final Comparator<Explanation> BY_PLACE = Comparator.comparing(Explanation::service).thenComparingInt(Explanation::number);

    public Explanation {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(text, "text");
    }

    /// @param plan the plan of this very view, for the places it leaves waiting
    /// @param unplaceable why the scheduler found no node, by pending task
    public static List<Explanation> of(AppView view, Plan plan, Map<TaskId, String> unplaceable) {
        List<Explanation> all = new ArrayList<>();
        plan.waiting().forEach(each -> all.add(new Explanation(each.service(), each.number(), Optional.empty(), each.reason())));
        view.tasks().stream().filter(task -> task.wanted() && task.heard()).forEach(task -> text(view, task, unplaceable)
                .ifPresent(text -> all.add(new Explanation(task.task().service(), task.task().slot().number(), Optional.of(task.id()), text))));
        all.sort(BY_PLACE);
        return all;
    }

    private static Optional<String> text(AppView view, TaskView task, Map<TaskId, String> unplaceable) {
        if (task.task().node().isEmpty()) {
            return Optional.of(unplaceable.getOrDefault(task.id(), "waiting to be placed"));
        }
        if (task.status().isEmpty()) {
            NodeId node = task.task().node().get();
            return Optional.of("waiting for node " + (view.away(task.task().node()) ? view.absence(node) : view.nameOf(node)));
        }
        if (task.ready() && view.awaited().containsKey(task.id())) {
            return Optional.of("ready, and not reached yet from " + String.join(", ", view.awaited().get(task.id())));
        }
        return text(task.status().get());
    }

    private static Optional<String> text(TaskStatus status) {
        return switch (status.state()) {
            case TaskState.Preparing preparing -> Optional.of(preparing.step().isEmpty() ? "getting ready" : preparing.step());
            case TaskState.Running running -> text(running, status);
            case TaskState.Stopping _, TaskState.Ended _ -> Optional.empty();
        };
    }

    private static Optional<String> text(TaskState.Running running, TaskStatus status) {
        return switch (running.run()) {
            case READY -> Optional.empty();
            case STARTING -> Optional.of(with("its probe has not passed yet", status));
            case UNHEALTHY -> Optional.of(with("unhealthy", status));
            case BACKING_OFF -> Optional.of(with(status.crashLooping() ? "crash-looping" : "its container ended", status)
                    + running.retryAt().map(at -> "; started again at " + at.truncatedTo(ChronoUnit.SECONDS)).orElse("")
                    + " (restart " + (status.restarts() + 1) + ")");
        };
    }

    private static String with(String what, TaskStatus status) {
        String exit = status.exitCode().filter(code -> code != 0).map(code -> " with exit code " + code).orElse("");
        return what + exit + (status.message().isEmpty() ? "" : ": " + status.message());
    }

    /// `web.1`.
    public String place() {
        return service + "." + number;
    }

    @Override
    public String toString() {
        return place() + ": " + text;
    }
}
