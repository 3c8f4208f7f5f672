package io.argosy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.App.Intent;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.model.task.Slot;
import io.argosy.planning.step.Plan;
import io.argosy.planning.step.Step;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a planner promises for every state, checked independently of how it gets there.
final class Promises {

    private Promises() {}

    static void check(AppView view, Plan plan, Instant now) {
        plan.steps().forEach(step -> speaksOfTasksThatAreThere(view, step));
        if (view.app().intent() != Intent.RUN || view.target().isEmpty()) {
            return;
        }
        Services services = Services.of(view);
        for (Step step : plan.steps()) {
            if (step instanceof Step.CreateTask create) {
                startsAfterItsDependencies(view, services, create);
            }
        }
        services.all().forEach(service -> keepsEnoughReady(view, service, plan));
        plan.wakeAt().ifPresent(wake -> assertThat(wake).as("wakes in the future").isAfter(now));
    }

    private static void speaksOfTasksThatAreThere(AppView view, Step step) {
        boolean there = switch (step) {
            case Step.StopTask stop -> view.tasks().stream().anyMatch(task -> task.id().equals(stop.task()) && task.wanted());
            case Step.ForgetTask forget -> view.tasks().stream().anyMatch(task -> task.id().equals(forget.task()));
            case Step.CreateTask _, Step.AdvanceRollout _, Step.RollBack _, Step.RemoveApp _ -> true;
        };
        assertThat(there).as(step.line()).isTrue();
    }

    /// A slot's first task starts only when what it depends on is up. (Replacements of tasks that ended by themselves do not ask.)
    private static void startsAfterItsDependencies(AppView view, Services services, Step.CreateTask create) {
        Slot slot = create.slot();
        boolean again = view.tasks().stream().anyMatch(task -> task.task().slot().equals(slot));
        ServiceView service = services.find(slot.service().service()).orElseThrow();
        if (again) {
            return;
        }
        for (Dependency dependency : service.spec().dependencies()) {
            ServiceView other = services.find(dependency.service()).orElseThrow();
            boolean up = other.places().stream().allMatch(place -> place.tasks().stream().anyMatch(task -> up(dependency, task, other, view)));
            assertThat(up).as("%s is up before %s starts", other.name(), slot.shortName()).isTrue();
        }
    }

    private static boolean up(Dependency dependency, TaskView task, ServiceView other, AppView view) {
        boolean current = task.release().equals(other.since()) || !view.replaces();
        return current && switch (dependency.condition()) {
            case STARTED -> task.started() || task.completed();
            case HEALTHY -> task.ready();
            case COMPLETED -> task.completed();
        };
    }

    /// Of the ready tasks of a service in its places, the plan ends none whose place has no other ready task, but for a batch of stop-first places.
    private static void keepsEnoughReady(AppView view, ServiceView service, Plan plan) {
        Map<Place, TaskView> bare = new HashMap<>();
        for (Place place : service.places()) {
            List<TaskView> ready = place.wanted().stream().filter(TaskView::ready).toList();
            boolean emptied = !ready.isEmpty() && ready.stream().allMatch(task -> ends(plan, task));
            if (emptied) {
                bare.put(place, ready.getFirst());
            }
        }
        if (bare.isEmpty() || service.job()) {
            return;
        }
        assertThat(service.order()).as("only stop-first ends the last ready task of a place, not %s", plan).isEqualTo(Order.STOP_FIRST);
        long notReadyBefore = service.places().stream()
                .filter(place -> changing(service, place) && !tolerated(view, plan, service, place) && !ready(place))
                .count();
        int parallelism = service.policy().parallelism() == 0 ? service.places().size() : service.policy().parallelism();
        assertThat(bare.size() + notReadyBefore).as("places of %s without a ready task because of its update", service.name()).isLessThanOrEqualTo(parallelism);
    }

    private static boolean ready(Place place) {
        return place.wanted().stream().anyMatch(TaskView::ready);
    }

    /// Whether the place is not ready because the update is at it: it has a new task, or lost its old one for it.
    private static boolean changing(ServiceView service, Place place) {
        return place.wantedBut(service.since()).isEmpty();
    }

    /// Whether the failure of the place's task was noted before, or by this very plan.
    private static boolean tolerated(AppView view, Plan plan, ServiceView service, Place place) {
        Optional<TaskView> last = place.lastOf(service.since());
        Stream<Rollout> noted = plan.steps().stream().flatMap(step -> step instanceof Step.AdvanceRollout advance ? Stream.of(advance.rollout()) : Stream.empty());
        return last.isPresent() && Stream.concat(view.rolling().stream(), noted)
                .anyMatch(rollout -> rollout.failed().getOrDefault(service.name(), Set.of()).contains(last.get().id()))
                || last.flatMap(TaskView::endedByItself).isPresent();
    }

    private static boolean ends(Plan plan, TaskView task) {
        return plan.steps().stream().anyMatch(step -> step instanceof Step.StopTask stop && stop.task().equals(task.id()));
    }

    /// At most one task of a slot is wanted, or two while an unhealthy one is being replaced, besides those that are lost or have to leave their node; at most one more of another release.
    static void check(AppView view) {
        if (view.app().intent() != Intent.RUN) {
            return;
        }
        Map<Slot, List<TaskView>> slots = new HashMap<>();
        Services services = Services.of(view);
        view.tasks().stream().filter(task -> task.wanted() && !task.lost() && !view.draining(task.task().node())).filter(task -> services.find(task.task().service()).isPresent()).forEach(task -> slots.computeIfAbsent(task.task().slot(), _ -> new ArrayList<>()).add(task));
        slots.forEach((slot, tasks) -> {
            boolean replacing = tasks.size() == 2 && tasks.stream().anyMatch(TaskView::unhealthy);
            assertThat(tasks.size() == 1 || replacing).as("wanted tasks of %s: %s", slot, tasks).isTrue();
        });
        services.all().forEach(service -> service.places().forEach(place -> overlapsOnlyWhereItMay(view, service, place)));
    }

    private static void overlapsOnlyWhereItMay(AppView view, ServiceView service, Place place) {
        Set<ReleaseNumber> releases = new HashSet<>();
        place.wanted().stream().filter(task -> !task.lost()).forEach(task -> releases.add(task.release()));
        if (view.app().intent() == Intent.RUN && view.replaces()) {
            assertThat(releases.size()).as("releases wanted at once in %s.%s", service.name(), place.number()).isLessThanOrEqualTo(2);
        }
    }
}
