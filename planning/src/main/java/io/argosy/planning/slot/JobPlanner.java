package io.argosy.planning.slot;

import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.task.EndReason;
import io.argosy.planning.order.OrderGate;
import io.argosy.planning.step.Pass;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import java.util.List;
import java.util.Optional;

/// Runs each place of a job to one good end in the release that last changed it. What ran to its end does not run again; a run of an older release
/// makes way first.
public final class JobPlanner {

    private final AppView view;
    private final OrderGate gate;
    private final Pass pass;
    private final Successor successor;

    JobPlanner(AppView view, OrderGate gate, Pass pass, Successor successor) {
        this.view = view;
        this.gate = gate;
        this.pass = pass;
        this.successor = successor;
    }

    public void run(ServiceView service) {
        service.places().forEach(place -> place.wanted().stream().filter(task -> task.lost() && !place.holds(task))
                .forEach(task -> pass.stop(task, "node " + view.nameOf(task.task().node().orElseThrow()) + " is lost")));
        service.surplus().stream().filter(TaskView::wanted).forEach(task -> pass.stop(task, "the job has no such place"));
        service.places().forEach(place -> run(service, place));
    }

    private void run(ServiceView service, Place place) {
        ReleaseNumber since = service.since();
        List<TaskView> current = place.wantedOf(since);
        current.stream().skip(1).forEach(task -> pass.stop(task, service.named(place) + " has another task"));
        if (place.completedIn(since)) {
            place.wanted().forEach(task -> pass.stop(task, service.named(place) + " has completed"));
        } else if (current.isEmpty() && view.replaces()) {
            makeWay(service, place);
        } else if (current.isEmpty()) {
            pass.waiting(service, place, "waiting for the rollout to go on");
        }
    }

    private void makeWay(ServiceView service, Place place) {
        Optional<String> blocked = gate.blocked(service);
        List<TaskView> outdated = place.wantedBut(service.since());
        if (!outdated.isEmpty()) {
            blocked.ifPresentOrElse(
                    reason -> pass.waiting(service, place, reason),
                    () -> outdated.forEach(task -> pass.stop(task, "release " + service.since() + " changed the job")));
        } else if (place.stopping()) {
            pass.waiting(service, place, "waiting for the run before to stop");
        } else {
            start(service, place);
        }
    }

    private void start(ServiceView service, Place place) {
        Optional<TaskView> last = place.lastOf(service.since());
        boolean failed = last.flatMap(TaskView::endedByItself).filter(EndReason.FAILED::equals).isPresent() && !view.endedBefore(last.get());
        if (failed) {
            pass.waiting(service, place, "failed" + last.get().fault() + "; its restart policy asks for no more");
        } else {
            successor.fill(service, place, service.since(), "the job runs once in release " + service.since());
        }
    }
}
