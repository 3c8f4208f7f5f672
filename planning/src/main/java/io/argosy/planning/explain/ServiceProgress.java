package io.argosy.planning.explain;

import io.argosy.model.id.ServiceName;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// How far a service of the target release is.
///
/// @param places how many tasks it should have; for a job, how often it has to complete
/// @param current places that have a task of the release, running or completed
/// @param ready places that have a ready task, of whatever release, or that are completed
/// @param currentReady places whose task of the release is ready or completed
public record ServiceProgress(ServiceName service, int places, int current, int ready, int currentReady) {

    public ServiceProgress {
        Objects.requireNonNull(service, "service");
    }

    public static List<ServiceProgress> of(AppView view) {
        return Services.of(view).all().stream().map(ServiceProgress::of).toList();
    }

    /// Whether all it should have is there, of the release, and ready.
    public boolean complete() {
        return currentReady == places;
    }

    private static ServiceProgress of(ServiceView service) {
        Predicate<TaskView> good = service.job() ? TaskView::completed : task -> task.wanted() && task.ready();
        Predicate<TaskView> current = task -> task.release().equals(service.since());
        return new ServiceProgress(
                service.name(),
                service.places().size(),
                count(service, any(current.and(task -> task.wanted() || task.completed()))),
                count(service, any(good).or(service::completed)),
                count(service, any(good.and(current)).or(service::completed)));
    }

    private static Predicate<Place> any(Predicate<TaskView> wanted) {
        return place -> place.tasks().stream().anyMatch(wanted);
    }

    private static int count(ServiceView service, Predicate<Place> wanted) {
        return (int) service.places().stream().filter(wanted).count();
    }
}
