package io.argosy.planning;

import io.argosy.model.app.Rollout;
import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.task.Goal;
import io.argosy.planning.order.StopOrder;
import io.argosy.planning.rollout.Book;
import io.argosy.planning.rollout.Judge;
import io.argosy.planning.rollout.Settlement;
import io.argosy.planning.slot.ServicePlanner;
import io.argosy.planning.step.Pass;
import io.argosy.planning.step.Step.AdvanceRollout;
import io.argosy.planning.step.Step.RemoveApp;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.time.Instant;
import java.util.List;

/// One look at an app: which of its planners speak, and in which order.
final class Look {

    private final AppView view;
    private final Pass pass;

    Look(AppView view, Pass pass) {
        this.view = view;
        this.pass = pass;
    }

    void plan() {
        view.tasks().stream().filter(TaskView::live).flatMap(task -> view.heldUntil(task).stream()).filter(until -> until.isBefore(Instant.MAX)).forEach(pass::due);
        List<TaskView> orphans = view.tasks().stream().filter(task -> task.live() && !task.held() && view.orphaned(task)).toList();
        orphans.forEach(task -> pass.forget(task, "its node was removed"));
        if (!orphans.isEmpty()) {
            return;
        }
        switch (view.app().intent()) {
            case RUN -> run();
            case STOP -> stop("the app is stopped");
            case REMOVE, REMOVE_WITH_VOLUMES -> remove();
        }
    }

    private void run() {
        supersedeStray();
        Services services = Services.of(view);
        Book book = new Book(view, pass);
        book.observe(services);
        Settlement settlement = new Settlement(view, book);
        if (new Judge(view, pass, book).condemn(services, settlement)) {
            return;
        }
        AppView judged = book.rollout().map(view::withRollout).orElse(view);
        new ServicePlanner(judged, services, book, settlement, pass).plan();
        finish(services, book, settlement);
        book.close();
    }

    /// A rollout to what is not the target leads nowhere.
    private void supersedeStray() {
        view.rollout()
                .filter(rollout -> rollout.phase() == Phase.ROLLING && view.rolling().isEmpty() && view.app().target().isPresent())
                .map(rollout -> rollout.in(Phase.SUPERSEDED, pass.now(), "release " + view.app().target().orElseThrow() + " is the target"))
                .ifPresent(rollout -> pass.add(new AdvanceRollout(rollout, rollout.message())));
    }

    private void finish(Services services, Book book, Settlement settlement) {
        boolean removedLeft = services.removed().values().stream().anyMatch(tasks -> tasks.stream().anyMatch(TaskView::wanted));
        book.rollout()
                .filter(rollout -> rollout.phase() == Phase.ROLLING && view.target().isPresent())
                .filter(_ -> !removedLeft && settlement.all(services))
                .ifPresent(rollout -> book.write(rollout.in(Phase.DONE, pass.now(), done(rollout))));
    }

    private static String done(Rollout rollout) {
        int failed = rollout.failed().values().stream().mapToInt(tasks -> tasks.size()).sum();
        return failed == 0 ? "" : failed + (failed == 1 ? " new task" : " new tasks") + " failed, as many as the update policy tolerates";
    }

    private void stop(String cause) {
        new StopOrder(view, pass).stopAll(cause);
    }

    private void remove() {
        if (view.tasks().stream().anyMatch(TaskView::live)) {
            stop("the app is removed");
        } else if (view.volumesLeft() == 0) {
            pass.add(new RemoveApp(view.app().ref(), "nothing of it runs"));
        } else {
            // A container that is kept for its output holds the volumes that are to go.
            view.tasks().stream().filter(task -> task.task().goal() == Goal.RUN).forEach(task -> pass.forget(task, "the app is removed"));
        }
    }
}
