package io.argosy.planning.view;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import java.util.List;
import java.util.Optional;

/// The n-th replica of a service, with its tasks of all releases.
///
/// @param boundTo the only node its tasks may run on
/// @param tasks the oldest first, ended ones too
public record Place(int number, Optional<NodeId> boundTo, List<TaskView> tasks) {

    public Place {
        tasks = tasks.stream().sorted(TaskView.OLDEST_FIRST).toList();
    }

    /// Tasks that are there and should be, of any release.
    public List<TaskView> wanted() {
        return tasks.stream().filter(TaskView::wanted).toList();
    }

    public List<TaskView> wantedOf(ReleaseNumber release) {
        return tasks.stream().filter(task -> task.wanted() && task.release().equals(release)).toList();
    }

    public List<TaskView> wantedBut(ReleaseNumber release) {
        return tasks.stream().filter(task -> task.wanted() && !task.release().equals(release)).toList();
    }

    /// Whether the task cannot be replaced on another node.
    public boolean holds(TaskView task) {
        return boundTo.isPresent() && boundTo.equals(task.task().node());
    }

    /// Whether it has tasks, all of them lost, and may have one on another node.
    public boolean deserted() {
        List<TaskView> wanted = wanted();
        return !wanted.isEmpty() && wanted.stream().allMatch(task -> task.lost() && !holds(task));
    }

    public boolean stopping() {
        return tasks.stream().anyMatch(TaskView::stopping);
    }

    public List<TaskView> of(ReleaseNumber release) {
        return tasks.stream().filter(task -> task.release().equals(release)).toList();
    }

    public Optional<TaskView> lastOf(ReleaseNumber release) {
        return tasks.reversed().stream().filter(task -> task.release().equals(release)).findFirst();
    }

    /// Whether a job's run in this place came to its good end.
    public boolean completedIn(ReleaseNumber release) {
        return tasks.stream().anyMatch(task -> task.release().equals(release) && task.completed());
    }
}
