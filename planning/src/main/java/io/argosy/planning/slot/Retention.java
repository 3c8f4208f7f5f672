package io.argosy.planning.slot;

import io.argosy.planning.step.Pass;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.util.List;

/// Forgets ended tasks. Each place remembers its last few, so that people see what happened and back-off knows how often; good ends of jobs are
/// remembered as long as their release is kept, so that no job runs twice.
public final class Retention {

    private final AppView view;
    private final Pass pass;

    Retention(AppView view, Pass pass) {
        this.view = view;
        this.pass = pass;
    }

    public void forget(Services services) {
        view.tasks().stream().filter(task -> !task.live() && task.status().isEmpty()).forEach(task -> pass.forget(task, "it never got a node"));
        for (ServiceView service : services.all()) {
            service.surplus().stream().filter(this::forgettable).forEach(task -> pass.forget(task, "its place is gone"));
            service.places().forEach(place -> forget(service, place));
        }
        if (view.replaces() && view.target().isPresent()) {
            services.removed().forEach((_, tasks) -> tasks.stream().filter(this::forgettable).forEach(task -> pass.forget(task, "its service is gone")));
        }
    }

    private void forget(ServiceView service, Place place) {
        List<TaskView> ended = place.tasks().stream()
                .filter(this::forgettable)
                .filter(task -> !(service.job() && task.completed() && remembers(service, task)))
                .toList();
        ended.stream().limit(Math.max(0, ended.size() - Backoff.REMEMBERED)).forEach(task -> pass.forget(task, "its place remembers " + Backoff.REMEMBERED + " tasks"));
    }

    private boolean remembers(ServiceView service, TaskView task) {
        return task.release().equals(service.since()) || view.releases().containsKey(task.release());
    }

    private boolean forgettable(TaskView task) {
        return task.status().isPresent() && !task.live();
    }
}
