package io.argosy.planning.rollout;

import io.argosy.model.app.Release;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.util.List;
import java.util.Optional;

/// Whether services have come to rest at the target release.
///
/// A service that the rollout changed is settled when every place of it has a task that proved itself, or one whose failure the update policy
/// tolerates. One that it left alone is settled when it gets no task for the first time: its older troubles are not the rollout's.
public final class Settlement {

    private final AppView view;
    private final Book book;

    public Settlement(AppView view, Book book) {
        this.view = view;
        this.book = book;
    }

    public boolean all(Services services) {
        return services.all().stream().allMatch(this::settled);
    }

    public boolean settled(ServiceView service) {
        boolean changed = changed(service);
        return service.places().stream().allMatch(place -> settled(service, place, changed));
    }

    /// Whether the rollout under way has to bring the service to another release.
    public boolean changed(ServiceView service) {
        Optional<Release> from = book.rollout().flatMap(rollout -> rollout.from()).map(view.releases()::get);
        Optional<ReleaseNumber> before = from.flatMap(release -> Optional.ofNullable(release.services().get(service.name())))
                .map(Release.ReleasedService::since);
        boolean mixed = service.places().stream().anyMatch(place -> !place.wantedBut(service.since()).isEmpty());
        return mixed || !before.equals(Optional.of(service.since()));
    }

    private boolean settled(ServiceView service, Place place, boolean changed) {
        Optional<TaskView> last = place.lastOf(service.since());
        if (service.completed(place) || last.filter(book::failed).isPresent()) {
            return true;
        }
        if (!place.wantedBut(service.since()).isEmpty()) {
            return false;
        }
        List<TaskView> current = place.wantedOf(service.since());
        if (current.stream().anyMatch(task -> book.proved(service, task))) {
            return true;
        }
        return !changed && last.isPresent() && current.stream().noneMatch(book::isNew);
    }
}
