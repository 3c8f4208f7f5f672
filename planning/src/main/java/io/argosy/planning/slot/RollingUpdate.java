package io.argosy.planning.slot;

import io.argosy.model.id.ReleaseNumber;
import io.argosy.planning.order.OrderGate;
import io.argosy.planning.rollout.Book;
import io.argosy.planning.step.Pass;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Brings the places of a service to the target release, a batch at a time. The first batch is over when each of its places has a new task that proved itself; after it, being
/// ready is enough. Only then is the old task of a start-first place ended, and only then does the next batch begin, after the delay.
public final class RollingUpdate {

    private static final Comparator<Place> NOT_READY_FIRST = Comparator.comparing((Place place) -> place.wanted().stream().anyMatch(TaskView::ready))
            .thenComparingInt(Place::number);

    private final AppView view;
    private final OrderGate gate;
    private final Book book;
    private final Pass pass;

    RollingUpdate(AppView view, OrderGate gate, Book book, Pass pass) {
        this.view = view;
        this.gate = gate;
        this.book = book;
        this.pass = pass;
    }

    public void advance(ServiceView service) {
        if (!view.replaces()) {
            return;
        }
        service.places().forEach(place -> endOutdated(service, place));
        service.places().forEach(place -> tellIfAway(service, place));
        List<Place> left = service.places().stream().filter(place -> begins(service, place)).sorted(NOT_READY_FIRST).toList();
        if (left.isEmpty()) {
            return;
        }
        Optional<String> blocked = gate.blocked(service);
        if (blocked.isPresent()) {
            left.forEach(place -> pass.waiting(service, place, "update " + blocked.get()));
        } else if (service.places().stream().noneMatch(place -> underWay(service, place)) && book.delayIsOver(service)) {
            begin(service, left);
        }
    }

    private void endOutdated(ServiceView service, Place place) {
        ReleaseNumber since = service.since();
        List<TaskView> outdated = place.wantedBut(since).stream().filter(task -> !view.untouched(place, task)).toList();
        if (place.wantedOf(since).stream().anyMatch(task -> book.arrived(service, task))) {
            outdated.forEach(task -> pass.stop(task, service.named(place) + " runs release " + since));
            return;
        }
        TaskView kept = outdated.stream().filter(TaskView::ready).findFirst().orElse(outdated.isEmpty() ? null : outdated.getLast());
        outdated.stream().filter(task -> !task.equals(kept))
                .forEach(task -> pass.stop(task, "release " + task.release() + " gave way to release " + since));
    }

    /// Whether the place still has its old task and no new one, and may get it now. Tasks on a node that is away are left alone.
    private boolean begins(ServiceView service, Place place) {
        List<TaskView> outdated = place.wantedBut(service.since());
        return !outdated.isEmpty() && !place.deserted()
                && place.wantedOf(service.since()).isEmpty()
                && outdated.stream().noneMatch(task -> view.untouched(place, task))
                && retryIsDue(service, place);
    }

    private void tellIfAway(ServiceView service, Place place) {
        place.wantedBut(service.since()).stream().filter(task -> view.untouched(place, task) && !task.lost()).findFirst()
                .ifPresent(task -> pass.waiting(service, place, "update waiting for node " + view.absence(task.task().node().orElseThrow())));
    }

    private boolean retryIsDue(ServiceView service, Place place) {
        List<TaskView> tries = place.of(service.since());
        return tries.isEmpty()
                || tries.getLast().endedByItself().isEmpty()
                || pass.due(Backoff.retryAt(service.spec().restart(), tries, pass.now()));
    }

    /// Whether the place has begun and its new task has neither arrived nor failed.
    private boolean underWay(ServiceView service, Place place) {
        List<TaskView> current = place.wantedOf(service.since());
        if (current.isEmpty()) {
            return place.wanted().isEmpty() && place.lastOf(service.since()).filter(last -> book.failed(last) || over(service, last)).isEmpty();
        }
        return current.stream().noneMatch(task -> book.arrived(service, task) || book.failed(task));
    }

    private static boolean over(ServiceView service, TaskView task) {
        return task.endedByItself().filter(end -> RestartRule.isFinal(service.spec().restart(), end)).isPresent();
    }

    private void begin(ServiceView service, List<Place> left) {
        int parallelism = service.policy().parallelism() == 0 ? left.size() : service.policy().parallelism();
        left.stream().limit(parallelism).forEach(place -> begin(service, place));
        book.batchBegun(service);
    }

    private void begin(ServiceView service, Place place) {
        List<TaskView> outdated = place.wantedBut(service.since());
        if (service.overlaps()) {
            pass.create(service.slot(place, service.since()), place.boundTo(), "replaces release " + outdated.getFirst().release());
        } else {
            outdated.forEach(task -> pass.stop(task, "makes way for release " + service.since()));
        }
    }
}
