package io.argosy.planning.order;

import io.argosy.model.service.Dependency;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.util.Optional;
import java.util.function.Predicate;

/// Holds a service back until what it depends on is up: on its first start, and when it is updated. A dependency that is itself being updated
/// is up when its new tasks are.
public final class OrderGate {

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
