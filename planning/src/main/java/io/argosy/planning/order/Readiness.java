package io.argosy.planning.order;

import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Whether a service has come to what its dependents wait for.
final class Readiness {

    private final ServiceView service;
    private final boolean anyRelease;
    private final Predicate<TaskView> tolerated;

    /// @param anyRelease whether tasks of other releases count as well, as they do while none are replaced
    /// @param tolerated failed tasks that do not stop the rollout
    Readiness(ServiceView service, boolean anyRelease, Predicate<TaskView> tolerated) {
        this.service = service;
        this.anyRelease = anyRelease;
        this.tolerated = tolerated;
    }

    /// Every place counts but those whose failure is tolerated: a service of which only some tasks are ready is still coming up. A service with no place
    /// holds nobody back.
    boolean reached(Condition condition) {
        List<Place> open = service.places().stream().filter(place -> !reached(place, condition)).toList();
        return open.isEmpty() || open.size() < service.places().size() && open.stream().allMatch(this::tolerated);
    }

    private boolean tolerated(Place place) {
        return place.lastOf(service.since()).filter(tolerated).isPresent();
    }

    private boolean reached(Place place, Condition condition) {
        return switch (condition) {
            case STARTED -> tasks(place).stream().anyMatch(task -> task.wanted() && task.started() || task.completed());
            case HEALTHY -> tasks(place).stream().anyMatch(task -> task.wanted() && task.ready() || service.job() && task.completed());
            case COMPLETED -> tasks(place).stream().anyMatch(TaskView::completed);
        };
    }

    /// What went wrong in the service, when something did.
    Optional<String> trouble() {
        return service.places().stream().flatMap(place -> trouble(place).stream()).findFirst();
    }

    private Optional<String> trouble(Place place) {
        List<TaskView> tasks = tasks(place);
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        TaskView last = tasks.getLast();
        if (last.completed()) {
            return Optional.empty();
        }
        if (last.endedByItself().isPresent()) {
            return Optional.of("failed" + last.fault());
        }
        if (last.crashLooping()) {
            return Optional.of("crash-looping" + last.fault());
        }
        return last.unhealthy() ? Optional.of("unhealthy" + last.fault()) : Optional.empty();
    }

    private List<TaskView> tasks(Place place) {
        ReleaseNumber since = service.since();
        return anyRelease ? place.tasks() : place.of(since);
    }
}
