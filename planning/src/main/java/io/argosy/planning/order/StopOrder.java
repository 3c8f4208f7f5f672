package io.argosy.planning.order;

import io.argosy.model.app.Release;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Dependency;
import io.argosy.planning.step.Pass;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Ends all tasks of an app in the reverse of the order in which they started: a service when nothing runs any more that depends on it. Tasks that were
/// told to stop on a node that is away are not waited for.
public final class StopOrder {

    private final AppView view;
    private final Pass pass;
    private final Map<ServiceName, Set<ServiceName>> dependents = new TreeMap<>();

    public StopOrder(AppView view, Pass pass) {
        this.view = view;
        this.pass = pass;
        view.releases().forEach(this::note);
    }

    /// Only what the tasks' own releases and the target say counts.
    private void note(ReleaseNumber number, Release release) {
        boolean counts = view.app().target().filter(number::equals).isPresent()
                || view.tasks().stream().anyMatch(task -> task.live() && task.release().equals(number));
        if (counts) {
            release.services().forEach((name, service) -> service.spec().dependencies().forEach(dependency -> note(name, dependency)));
        }
    }

    private void note(ServiceName dependent, Dependency dependency) {
        dependents.computeIfAbsent(dependency.service(), _ -> new HashSet<>()).add(dependent);
    }

    public void stopAll(String cause) {
        Set<ServiceName> running = new HashSet<>();
        view.tasks().stream().filter(this::holds).forEach(task -> running.add(task.task().service()));
        List<TaskView> wanted = view.tasks().stream().filter(TaskView::wanted).sorted(TaskView.OLDEST_FIRST).toList();
        List<TaskView> free = wanted.stream().filter(task -> !hasDependents(task, running)).toList();
        boolean stuck = free.isEmpty() && view.tasks().stream().noneMatch(task -> task.stopping() && holds(task));
        (stuck ? wanted : free).forEach(task -> pass.stop(task, cause));
    }

    private boolean hasDependents(TaskView task, Set<ServiceName> running) {
        return dependents.getOrDefault(task.task().service(), Set.of()).stream().anyMatch(running::contains);
    }

    private boolean holds(TaskView task) {
        return task.live() && !(task.stopping() && view.away(task.task().node()));
    }
}
