package io.argosy.planning.slot;

import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.task.EndReason;
import io.argosy.planning.order.OrderGate;
import io.argosy.planning.step.Pass;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides whether an empty slot gets its next task now: not before its dependencies are up, nor before the back-off after a failure is over. One whose tasks are lost
/// was up before: it goes on in its former release where the new one has to wait.
final class Successor {

    private final AppView view;
    private final OrderGate gate;
    private final Pass pass;

    Successor(AppView view, OrderGate gate, Pass pass) {
        this.view = view;
        this.gate = gate;
        this.pass = pass;
    }

    /// Makes the task, or says what it waits for.
    ///
    /// @param first the cause when the slot is not filled after a failure
    void fill(ServiceView service, Place place, ReleaseNumber release, String first) {
        List<TaskView> tasks = place.of(release);
        Optional<EndReason> end = tasks.isEmpty() ? Optional.empty() : tasks.getLast().endedByItself();
        if (view.away(place.boundTo())) {
            pass.waiting(service, place, Homes.waiting(view, service, place));
        } else if (end.isPresent()) {
            afterFailure(service, place, tasks, end.get());
        } else if (place.deserted()) {
            boolean ready = !tasks.isEmpty() || gate.blocked(service).isEmpty();
            pass.create(service.slot(place, ready ? release : place.wanted().getLast().release()), place.boundTo(), first);
        } else {
            gate.blocked(service).ifPresentOrElse(
                    reason -> pass.waiting(service, place, reason),
                    () -> pass.create(service.slot(place, release), place.boundTo(), first));
        }
    }

    private void afterFailure(ServiceView service, Place place, List<TaskView> tasks, EndReason end) {
        TaskView last = tasks.getLast();
        String story = told(end) + last.fault();
        Instant retryAt = Backoff.retryAt(service.spec().restart(), tasks, pass.now());
        int failures = Backoff.inARow(tasks);
        if (view.failedAtFirst() && failures >= Backoff.REMEMBERED) {
            pass.waiting(service, place, story + "; given up after " + failures + " tasks, deploy again");
        } else if (pass.due(retryAt)) {
            pass.create(last.task().slot(), place.boundTo(), service.named(place) + " " + story);
        } else {
            pass.waiting(service, place, story + "; tried again at " + retryAt.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    static String told(EndReason end) {
        return switch (end) {
            case LOST -> "lost its container";
            case REJECTED -> "was rejected";
            case COMPLETED, FAILED, STOPPED -> end.name().toLowerCase(Locale.ROOT);
        };
    }
}
