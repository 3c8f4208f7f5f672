package io.argosy.planning.slot;

import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.planning.step.Pass;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import java.util.Comparator;
import java.util.List;

/// Brings tasks off nodes that people want empty, and off those that others should have them of: as many places at a time as the update policy allows, the new task first unless the policy says otherwise or the service is exclusive. A fixed port of the
/// node is no reason to stop the old one first, as the new one is on another node. Outdated tasks are left to the rolling update.
public final class Drain {

    private static final Comparator<Place> NOT_READY_FIRST = Comparator.comparing(place -> place.wanted().stream().anyMatch(TaskView::ready));

    private final AppView view;
    private final Pass pass;

    Drain(AppView view, Pass pass) {
        this.view = view;
        this.pass = pass;
    }

    public void advance(ServiceView service) {
        List<Place> left = service.places().stream().filter(place -> begins(service, place)).sorted(NOT_READY_FIRST).toList();
        if (left.isEmpty()) {
            return;
        }
        int room = room(service);
        left.stream().limit(room).forEach(place -> begin(service, place));
        left.stream().skip(room).forEach(place -> pass.waiting(service, place, "waiting for its turn to leave node " + node(place)));
    }

    /// Whether all tasks of the place are to go, and none of them is the rolling update's.
    private boolean begins(ServiceView service, Place place) {
        List<TaskView> wanted = place.wanted();
        return !wanted.isEmpty() && !place.deserted()
                && wanted.stream().allMatch(task -> view.leaving(place, task))
                && (!view.replaces() || place.wantedBut(service.since()).isEmpty())
                && retryIsDue(service, place);
    }

    /// A task that only departs is replaced by one try: whether there is to be another is decided where it was told to depart.
    private boolean retryIsDue(ServiceView service, Place place) {
        if (departs(place)) {
            TaskView last = place.wanted().getLast();
            return place.tasks().stream().noneMatch(task -> !task.equals(last) && last.task().departure().orElseThrow().precedes(task.task()));
        }
        List<TaskView> tries = place.of(release(place));
        return tries.getLast().endedByItself().isEmpty() || pass.due(Backoff.retryAt(service.spec().restart(), tries, pass.now()));
    }

    private int room(ServiceView service) {
        boolean updating = view.replaces() && service.places().stream().anyMatch(place -> !place.wantedBut(service.since()).isEmpty());
        if (!startsFirst(service) && updating) {
            return 0;
        }
        int parallelism = service.policy().parallelism() == 0 ? service.places().size() : service.policy().parallelism();
        long underWay = service.places().stream().filter(place -> underWay(service, place)).count();
        return (int) Math.max(0, parallelism - underWay);
    }

    /// Whether the place has not arrived on a node that stays: for a service that starts first, only where the old task still waits for that.
    private boolean underWay(ServiceView service, Place place) {
        boolean arrived = place.wanted().stream().anyMatch(task -> view.serves(task) && !view.leaving(place, task));
        boolean stays = place.wanted().stream().anyMatch(task -> !view.leaving(place, task));
        boolean waits = place.wanted().stream().anyMatch(task -> view.leaving(place, task));
        return !arrived && !service.completed(place) && (startsFirst(service) ? stays && waits : stays || place.wanted().isEmpty());
    }

    private static boolean startsFirst(ServiceView service) {
        return !service.exclusive() && service.policy().order().orElse(Order.START_FIRST) == Order.START_FIRST;
    }

    private void begin(ServiceView service, Place place) {
        String cause = departs(place) ? place.wanted().getLast().task().departure().orElseThrow().cause() : "node " + node(place) + " is drained";
        if (startsFirst(service)) {
            pass.create(service.slot(place, release(place)), place.boundTo(), cause);
        } else {
            place.wanted().forEach(task -> pass.stop(task, cause));
        }
    }

    private boolean departs(Place place) {
        TaskView last = place.wanted().getLast();
        return last.task().departing() && !last.lost() && !view.draining(last.task().node());
    }

    private static ReleaseNumber release(Place place) {
        return place.wanted().getLast().release();
    }

    private String node(Place place) {
        return view.nameOf(place.wanted().getLast().task().node().orElseThrow());
    }
}
