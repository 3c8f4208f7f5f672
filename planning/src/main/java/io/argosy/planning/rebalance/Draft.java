package io.argosy.planning.rebalance;

import io.argosy.model.app.App;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Departure;
import io.argosy.model.task.Task;
import io.argosy.planning.rebalance.RebalanceStep.Depart;
import io.argosy.planning.rebalance.RebalanceStep.Settle;
import io.argosy.planning.rebalance.RebalanceStep.Stay;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.balance.Balance;
import io.argosy.scheduling.balance.Shift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One plan in the making.
final class Draft {

    private static final Comparator<Movable> IMPORTANT_FIRST = Comparator.comparing((Movable each) -> -each.service().spec().priority())
            .thenComparing(each -> each.service().ref(), Comparator.comparing(ServiceRef::toString));

    private final RebalanceView view;
    private final Budget budget;
    private final Instant now;
    private final Balance balance;
    private final List<RebalanceStep> steps = new ArrayList<>();
    private final List<Journey> journeys = new ArrayList<>();
    private final List<Movable> movable = new ArrayList<>();
    private boolean unsettled;
    private Optional<Instant> wakeAt = Optional.empty();

    Draft(RebalanceView view, Budget budget, Instant now) {
        this.view = view;
        this.budget = budget;
        this.now = now;
        this.balance = view.placer().balance();
    }

    RebalancePlan plan() {
        journeys(view.apps()).forEach(journey -> journey.ending(view.nodes(), budget, now).ifPresentOrElse(steps::add, () -> due(journey.deadline())));
        List<AppView> apps = view.apps().stream().map(this::afterwards).toList();
        boolean somebodyCame = view.nodes().stream().anyMatch(node -> node.liveness().came().isPresent());
        if (!budget.none() && somebodyCame) {
            Optional<Instant> calmAt = Calm.at(view, budget.calm(), now);
            if (calmAt.filter(this::due).isPresent()) {
                spread(apps, Newcomers.of(view.nodes(), budget.calm(), now));
            }
        }
        return new RebalancePlan(steps, wakeAt);
    }

    private List<Journey> journeys(List<AppView> apps) {
        return apps.stream().flatMap(app -> Services.of(app).all().stream().flatMap(service -> Journey.of(app, service, now).stream())).toList();
    }

    /// With those tasks staying that are to.
    private AppView afterwards(AppView app) {
        Map<TaskId, Task> staying = new HashMap<>();
        steps.forEach(step -> {
            if (step instanceof Stay stay && stay.task().app().equals(app.app().ref())) {
                staying.put(stay.task().id(), stay.outcome());
            }
        });
        return staying.isEmpty() ? app : app.withTasks(app.tasks().stream()
                .map(task -> staying.containsKey(task.id()) ? new TaskView(staying.get(task.id()), task.status()) : task).toList());
    }

    /// Whether the moment has come. If not, it is looked again when it has.
    private boolean due(Instant moment) {
        if (!moment.isAfter(now)) {
            return true;
        }
        wakeAt = wakeAt.filter(moment::isAfter).or(() -> Optional.of(moment));
        return false;
    }

    private void spread(List<AppView> apps, Newcomers newcomers) {
        newcomers.nextAt().ifPresent(this::due);
        if (newcomers.ids().isEmpty()) {
            return;
        }
        journeys.addAll(journeys(apps));
        journeys.forEach(this::arrive);
        Mobility mobility = new Mobility(apps);
        apps.forEach(app -> Services.of(app).all().stream().filter(mobility::mayMove).forEach(service -> consider(app, service)));
        movable.sort(IMPORTANT_FIRST);
        depart(newcomers);
        if (journeys.isEmpty() && !unsettled && steps.stream().noneMatch(Depart.class::isInstance)) {
            newcomers.ids().stream().sorted().forEach(node -> steps.add(new Settle(node, "services are spread over it as evenly as they can be")));
        }
    }

    /// Takes those that are on their way to be where they go.
    private void arrive(Journey journey) {
        view.placer().cluster().vacate(journey.from().id());
        if (journey.then().flatMap(task -> task.task().node()).isEmpty()) {
            view.placer().cluster().occupy(journey.demand(), journey.to());
        }
    }

    private void consider(AppView app, ServiceView service) {
        Set<Integer> onTheWay = journeys.stream().filter(journey -> journey.service().ref().equals(service.ref())).map(journey -> journey.place().number()).collect(Collectors.toSet());
        if (!Mobility.settled(app) || !Mobility.steady(app, service, onTheWay, now)) {
            unsettled |= app.app().intent() == App.Intent.RUN;
        } else if (Mobility.restsUntil(service).map(this::due).orElse(true)) {
            movable.add(new Movable(service, onTheWay));
        } else {
            unsettled = true;
        }
    }

    /// One of each service in turn, until there is no room or nothing to do.
    private void depart(Newcomers newcomers) {
        int room = budget.atOnce() - journeys.size();
        boolean any = true;
        while (room > 0 && any) {
            any = false;
            for (Movable each : movable) {
                Optional<Shift> shift = room > 0 ? balance.next(each.tasks(), newcomers.ids()) : Optional.empty();
                if (shift.isPresent()) {
                    depart(each, shift.get(), newcomers);
                    room--;
                    any = true;
                }
            }
        }
    }

    private void depart(Movable each, Shift shift, Newcomers newcomers) {
        balance.take(shift);
        Task task = each.depart(shift.task());
        String cause = "%s: moving 1 of %d tasks of %s from %s".formatted(newcomers.told(shift.to()), each.service().places().size(), task.service(),
                view.placer().cluster().nameOf(shift.from()));
        steps.removeIf(step -> step instanceof Stay stay && stay.task().id().equals(task.id()));
        steps.add(new Depart(task, new Departure(shift.to(), cause, now)));
    }
}
