package io.argosy.planning.order;

import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Holds a service back until what it depends on is up: on its first start, and when it is updated. A dependency that is itself being updated
/// is up when its new tasks are.
public final class OrderGate {

    /// A replacement that is not up by then may never be.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Services services;
    private final Predicate<TaskView> tolerated;
    private final boolean anyRelease;

    /// @param tolerated failed tasks that do not stop the rollout
    public OrderGate(AppView view, Services services, Predicate<TaskView> tolerated) {
        this.services = services;
        this.tolerated = tolerated;
        this.anyRelease = !view.replaces();
    }

    /// What the service waits for; empty when it may start.
    public Optional<String> blocked(ServiceView service) {
        return service.spec().dependencies().stream().flatMap(dependency -> blocked(dependency).stream()).findFirst();
    }

    /// What was lost with the service and comes back before it: a dependency none of whose tasks is left, while one that can run elsewhere is being replaced. Nothing waits for it longer than for a
    /// while, as the service was up without waiting before.
    public Optional<Lost> lostToo(ServiceView service) {
        return service.spec().dependencies().stream().filter(Dependency::required).flatMap(dependency -> lost(dependency).stream()).findFirst();
    }

    /// A dependency that is being replaced.
    ///
    /// @param until how long it is worth waiting for; absent while its replacement is not even made
    public record Lost(ServiceName service, Optional<Instant> until) {}

    private Optional<Lost> lost(Dependency dependency) {
        return services.find(dependency.service())
                .filter(other -> other.places().stream().flatMap(place -> place.wanted().stream()).noneMatch(task -> isUp(task, dependency.condition())))
                .flatMap(other -> other.places().stream().filter(OrderGate::comesBack).findFirst()
                        .map(place -> new Lost(other.name(), place.deserted() ? Optional.empty() : Optional.of(place.wanted().getLast().task().createdAt().plus(LONGEST)))));
    }

    private static boolean isUp(TaskView task, Condition condition) {
        return switch (condition) {
            case STARTED -> task.started();
            case HEALTHY -> task.ready();
            case COMPLETED -> true;
        };
    }

    /// Whether tasks of the place are lost and may run elsewhere.
    private static boolean comesBack(Place place) {
        return place.wanted().stream().anyMatch(task -> task.lost() && !place.holds(task));
    }

    private Optional<String> blocked(Dependency dependency) {
        Optional<ServiceView> other = services.find(dependency.service());
        if (other.isEmpty()) {
            return dependency.required()
                    ? Optional.of("waiting for " + dependency.service() + ", which is not part of the app")
                    : Optional.empty();
        }
        Readiness readiness = new Readiness(other.get(), anyRelease, tolerated);
        Optional<String> trouble = readiness.trouble();
        if (readiness.reached(dependency.condition()) || !dependency.required() && trouble.isPresent()) {
            return Optional.empty();
        }
        return Optional.of("waiting for " + dependency.service() + " to " + wanted(dependency.condition())
                + trouble.map(text -> " (" + text + ")").orElse(""));
    }

    private static String wanted(Condition condition) {
        return switch (condition) {
            case STARTED -> "start";
            case HEALTHY -> "be healthy";
            case COMPLETED -> "complete";
        };
    }
}
