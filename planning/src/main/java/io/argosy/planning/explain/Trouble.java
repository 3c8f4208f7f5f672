package io.argosy.planning.explain;

import io.argosy.model.id.TaskId;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.util.function.Predicate;

/// Tells an app that is merely coming up from one that something keeps from being as it should be.
public final class Trouble {

    private final AppView view;
    private final Predicate<TaskId> unplaceable;

    private Trouble(AppView view, Predicate<TaskId> unplaceable) {
        this.view = view;
        this.unplaceable = unplaceable;
    }

    /// Whether a place is not as it should be because of a fault: a task of it failed, is unhealthy or was restarted, its node is away or was removed, or it has no node.
    ///
    /// @param unplaceable whether the scheduler found no node for a pending task
    public static boolean any(AppView view, Predicate<TaskId> unplaceable) {
        Trouble trouble = new Trouble(view, unplaceable);
        return Services.of(view).all().stream().anyMatch(trouble::in);
    }

    private boolean in(ServiceView service) {
        return service.places().stream().filter(place -> !arrived(service, place)).anyMatch(this::in);
    }

    private static boolean arrived(ServiceView service, Place place) {
        return service.completed(place) || place.wantedOf(service.since()).stream().anyMatch(TaskView::ready);
    }

    private boolean in(Place place) {
        return followsFailure(place) || place.wanted().stream().anyMatch(this::in);
    }

    /// Whether the last task that is over ended by itself, and badly.
    private static boolean followsFailure(Place place) {
        return place.tasks().reversed().stream().filter(task -> !task.live()).findFirst()
                .flatMap(TaskView::endedByItself).filter(end -> end != EndReason.COMPLETED).isPresent();
    }

    private boolean in(TaskView task) {
        if (task.task().node().isEmpty()) {
            return unplaceable.test(task.id());
        }
        return task.held() || view.away(task.task().node()) || task.status().filter(Trouble::in).isPresent();
    }

    private static boolean in(TaskStatus status) {
        return switch (status.state()) {
            case TaskState.Preparing _ -> status.restarts() > 0 || !status.message().isEmpty();
            case TaskState.Running(RunState run, _, _) -> switch (run) {
                case READY -> false;
                case STARTING -> status.restarts() > 0;
                case UNHEALTHY, BACKING_OFF -> true;
            };
            case TaskState.Stopping _, TaskState.Ended _ -> false;
        };
    }
}
