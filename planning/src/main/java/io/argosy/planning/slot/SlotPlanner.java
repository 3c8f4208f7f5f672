package io.argosy.planning.slot;

import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.task.Departure;
import io.argosy.model.task.EndReason;
import io.argosy.planning.step.Pass;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Keeps each place of a running service filled: makes a task where there is none, replaces an unhealthy one, and ends what is too much.
public final class SlotPlanner {

    private final AppView view;
    private final Pass pass;
    private final Successor successor;

    SlotPlanner(AppView view, Pass pass, Successor successor) {
        this.view = view;
        this.pass = pass;
        this.successor = successor;
    }

    public void keep(ServiceView service) {
        service.surplus().stream().filter(TaskView::wanted).forEach(task -> pass.stop(task, surplusCause(service)));
        for (Place place : service.places()) {
            place.wanted().stream().filter(task -> task.lost() && place.holds(task)).findFirst()
                    .ifPresent(_ -> pass.waiting(service, place, Homes.waiting(view, service, place)));
            if (service.exclusive() && place.deserted()) {
                abandon(place);
            }
            if (place.wanted().isEmpty() || place.deserted()) {
                fill(service, place);
            } else {
                place.wanted().stream().map(TaskView::release).distinct().forEach(release -> tend(service, place, release));
            }
        }
    }

    /// The old task is told to stop before the new one is made, so that no return of its node makes two.
    private void abandon(Place place) {
        place.wanted().forEach(task -> pass.stop(task, "node " + view.nameOf(task.task().node().orElseThrow()) + " is lost"));
    }

    private static String surplusCause(ServiceView service) {
        int count = service.places().size();
        return service.name() + " has " + count + (count == 1 ? " place" : " places");
    }

    private void fill(ServiceView service, Place place) {
        ReleaseNumber release = release(service, place);
        Optional<TaskView> last = place.lastOf(release);
        Optional<EndReason> end = last.flatMap(TaskView::endedByItself).filter(reason -> isFinal(service, last.get(), reason));
        if (end.isPresent()) {
            pass.waiting(service, place, Successor.told(end.get()) + last.get().fault() + "; its restart policy asks for no more");
        } else if (place.stopping() && !service.overlaps()) {
            pass.waiting(service, place, "waiting for the task before to stop");
        } else {
            successor.fill(service, place, release, cause(service, place, release));
        }
    }

    private boolean isFinal(ServiceView service, TaskView task, EndReason reason) {
        return RestartRule.isFinal(service.spec().restart(), reason) && !(reason == EndReason.FAILED && view.endedBefore(task));
    }

    /// While releases are not replaced, a place that runs another release goes on with it.
    private ReleaseNumber release(ServiceView service, Place place) {
        if (view.replaces() || place.tasks().isEmpty()) {
            return service.since();
        }
        ReleaseNumber last = place.tasks().getLast().release();
        boolean kept = view.releases().containsKey(last) && view.releases().get(last).services().containsKey(service.name());
        return kept ? last : service.since();
    }

    private String cause(ServiceView service, Place place, ReleaseNumber release) {
        if (place.deserted()) {
            return "node " + view.nameOf(place.wanted().getLast().task().node().orElseThrow()) + " is lost";
        }
        if (place.tasks().isEmpty()) {
            return "first task of the place";
        }
        if (place.tasks().getLast().task().gaveWay()) {
            return "the task before " + place.tasks().getLast().task().cause();
        }
        Optional<String> departed = place.tasks().getLast().task().departure().filter(departure -> !departure.givenUp()).map(Departure::cause);
        if (departed.isPresent()) {
            return departed.get();
        }
        ReleaseNumber last = place.tasks().getLast().release();
        return last.equals(release) ? "the place is empty" : "replaces release " + last;
    }

    /// Looks after the tasks of one slot that are wanted.
    private void tend(ServiceView service, Place place, ReleaseNumber release) {
        List<TaskView> tasks = place.wantedOf(release);
        boolean current = !view.replaces() || release.equals(service.since());
        if (tasks.size() > 1) {
            trim(service, place, tasks);
        } else if (current && !view.leaving(place, tasks.getFirst()) && service.spec().unhealthy() == UnhealthyPolicy.REPLACE && tasks.getFirst().unhealthy()) {
            replace(service, place, release, tasks.getFirst());
        }
    }

    /// One ready task is enough, best on a node that stays, once it is reached by those who lead to it. With none ready the newest is the one to wait for; an unhealthy one before it may still recover, one that
    /// is lost may return, and one on a node that is drained serves until then.
    private void trim(ServiceView service, Place place, List<TaskView> tasks) {
        List<TaskView> staying = tasks.stream().filter(task -> !view.leaving(place, task)).toList();
        List<TaskView> among = staying.isEmpty() ? tasks : staying;
        TaskView kept = among.stream().filter(view::serves).findFirst().or(() -> among.stream().filter(TaskView::ready).findFirst()).orElse(among.getLast());
        Optional<TaskView> mayRecover = tasks.stream()
                .filter(task -> task.unhealthy() && service.overlaps() && !kept.ready() && !among.getLast().unhealthy())
                .findFirst();
        for (TaskView task : tasks) {
            boolean serves = !view.serves(kept) && (task.lost() || !among.contains(task));
            if (!task.equals(kept) && !serves && !Optional.of(task).equals(mayRecover)) {
                pass.stop(task, trimmed(service, place, task, kept));
            }
        }
    }

    private String trimmed(ServiceView service, Place place, TaskView task, TaskView kept) {
        if (view.leaving(place, task)) {
            String elsewhere = service.named(place) + " runs elsewhere";
            String node = view.nameOf(task.task().node().orElseThrow());
            return task.lost() ? elsewhere + ", as node " + node + " is lost"
                    : view.draining(task.task().node()) ? elsewhere + ", as node " + node + " is drained"
                    : task.task().departure().map(Departure::cause).map(cause -> elsewhere + ": " + cause).orElse(elsewhere);
        }
        return service.named(place) + " has another task" + (kept.ready() ? ", which is ready" : "");
    }

    private void replace(ServiceView service, Place place, ReleaseNumber release, TaskView task) {
        String cause = service.named(place) + " is unhealthy" + task.fault();
        Instant when = Backoff.replaceAt(service.spec().restart(), place.of(release));
        if (view.away(task.task().node())) {
            return;
        }
        if (!pass.due(when)) {
            pass.waiting(service, place, "unhealthy" + task.fault() + "; replaced at " + when.truncatedTo(ChronoUnit.SECONDS));
        } else if (service.overlaps()) {
            pass.create(task.task().slot(), place.boundTo(), cause);
        } else {
            pass.stop(task, cause);
        }
    }
}
