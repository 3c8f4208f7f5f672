package io.argosy.planning.rebalance;

import io.argosy.model.app.Release;
import io.argosy.model.id.NodeId;
import io.argosy.model.task.Departure;
import io.argosy.model.task.EndReason;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A place that is on its way to another node.
///
/// @param from its task that was told to depart
/// @param then the newest of those that were made in its place since
record Journey(AppView app, ServiceView service, Place place, TaskView from, Optional<TaskView> then) {

    static List<Journey> of(AppView app, ServiceView service, Instant now) {
        return service.places().stream().flatMap(place -> of(app, service, place).stream()).filter(journey -> journey.underWay(now)).toList();
    }

    private static Optional<Journey> of(AppView app, ServiceView service, Place place) {
        return place.tasks().reversed().stream().filter(task -> task.task().departure().filter(departure -> !departure.givenUp()).isPresent()).findFirst()
                .map(from -> new Journey(app, service, place, from, Optional.of(place.tasks().getLast())
                        .filter(last -> !last.equals(from) && from.task().departure().orElseThrow().precedes(last.task()))));
    }

    /// One whose old task was stopped first is under way until there is a new one, but not for ever.
    private boolean underWay(Instant now) {
        return from.live() || then.filter(TaskView::ready).isEmpty() && now.isBefore(deadline());
    }

    private Departure departure() {
        return from.task().departure().orElseThrow();
    }

    NodeId to() {
        return departure().to();
    }

    Instant deadline() {
        return departure().since().plus(service.policy().deadline());
    }

    Demand demand() {
        return Demand.of(from.task(), service.spec(), app.target().map(Release::volumes).orElse(Map.of()), app.app().scale());
    }

    /// What speaks against going on, if the old task is still there to stay.
    Optional<RebalanceStep.Stay> ending(List<NodeSnapshot> nodes, Budget budget, Instant now) {
        if (!from.wanted() || !from.heard() || then.filter(TaskView::ready).isPresent()) {
            return Optional.empty();
        }
        Optional<String> failure = then.flatMap(this::failure);
        if (failure.isPresent()) {
            return stay(true, failure.get());
        }
        if (budget.none()) {
            return stay(false, "nothing is moved any more");
        }
        if (!Mobility.settled(app)) {
            return stay(false, "a rollout began");
        }
        if (nodes.stream().noneMatch(node -> node.id().equals(to()) && node.connected() && node.active() && !node.liveness().flapping().rests())) {
            return stay(false, "node " + app.nameOf(to()) + " takes no tasks any more");
        }
        return now.isBefore(deadline()) ? Optional.empty() : stay(true, "the task in its place was not ready in time");
    }

    private Optional<String> failure(TaskView task) {
        Optional<EndReason> end = task.endedByItself();
        if (end.isPresent()) {
            return Optional.of("the task in its place " + end.get().name().toLowerCase(Locale.ROOT) + task.fault());
        }
        if (task.unhealthy() || task.crashLooping()) {
            return Optional.of("the task in its place is " + (task.unhealthy() ? "unhealthy" : "crash-looping") + task.fault());
        }
        return task.task().node().filter(node -> !node.equals(to())).map(node -> "the task in its place had to go to " + app.nameOf(node));
    }

    private Optional<RebalanceStep.Stay> stay(boolean failed, String cause) {
        return Optional.of(new RebalanceStep.Stay(from.task(), failed, cause));
    }
}
