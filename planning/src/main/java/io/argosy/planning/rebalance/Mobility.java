package io.argosy.planning.rebalance;

import io.argosy.model.app.App;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.task.Departure;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which services may have tasks moved, and which of them may now.
final class Mobility {

    /// A service whose task could not be moved is left alone for so long.
    static final Duration REST = Duration.ofMinutes(30);

    private final Set<ServiceRef> sought = new HashSet<>();

    /// @param apps all of them: what others want to be near stays
    Mobility(List<AppView> apps) {
        apps.stream().filter(view -> view.app().intent() == App.Intent.RUN).forEach(view -> Services.of(view).all().forEach(this::note));
    }

    private void note(ServiceView service) {
        service.spec().placement().affinities().stream().filter(affinity -> affinity.kind() == Affinity.Kind.NEAR)
                .map(affinity -> affinity.otherFrom(service.ref().app())).filter(other -> !other.equals(service.ref())).forEach(sought::add);
    }

    /// Whether its tasks are ever moved. What a volume or a port binds to a node, what runs once or everywhere, and what must not be interrupted stays.
    boolean mayMove(ServiceView service) {
        return service.spec().mode() instanceof ServiceMode.Replicated
                && !service.exclusive()
                && !service.spec().placement().stays()
                && !service.spec().bindsHostPorts()
                && !sought.contains(service.ref())
                && service.places().stream().noneMatch(place -> place.boundTo().isPresent());
    }

    /// Whether no rollout is under way in the app, so that each of its services runs as released.
    static boolean settled(AppView view) {
        return view.app().intent() == App.Intent.RUN && view.target().isPresent()
                && view.rollout().map(Rollout::phase).filter(Rollout.Phase::active).isEmpty();
    }

    /// Whether each place but those that are on their way has its one task, ready, where it may stay.
    ///
    /// @param onTheWay their numbers
    static boolean steady(AppView view, ServiceView service, Set<Integer> onTheWay, Instant now) {
        return service.surplus().stream().noneMatch(TaskView::live)
                && service.places().stream().filter(place -> !onTheWay.contains(place.number())).allMatch(place -> steady(view, service, place, now));
    }

    /// Tasks that were made at this very moment, or by a clock that went ahead, could not be told from one that is made for a move.
    private static boolean steady(AppView view, ServiceView service, Place place, Instant now) {
        List<TaskView> live = place.tasks().stream().filter(TaskView::live).toList();
        return live.size() == 1 && live.getFirst().ready() && live.getFirst().wanted() && live.getFirst().release().equals(service.since())
                && !view.leaving(place, live.getFirst()) && !view.away(live.getFirst().task().node())
                && place.tasks().stream().allMatch(task -> task.task().createdAt().isBefore(now));
    }

    /// Until when it is left alone, because a task of it could not be moved.
    static Optional<Instant> restsUntil(ServiceView service) {
        return service.places().stream().flatMap(place -> place.tasks().stream()).flatMap(task -> task.task().departure().stream())
                .filter(Departure::givenUp).map(departure -> departure.since().plus(REST)).max(Instant::compareTo);
    }

    /// How many of its places may be on their way at a time.
    static int parallelism(ServiceView service) {
        return service.policy().parallelism() == 0 ? service.places().size() : service.policy().parallelism();
    }
}
