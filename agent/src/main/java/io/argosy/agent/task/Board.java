package io.argosy.agent.task;

import io.argosy.agent.local.LocalTask;
import io.argosy.agent.local.LocalTasks;
import io.argosy.agent.local.LocalView;
import io.argosy.agent.local.Reports;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.ListenerItem;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.assignment.Report.TaskReport;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.TaskStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The live status of all tasks of the node. Drivers write their own task's; what changed is reported to the server and shown to those who serve traffic.
public final class Board implements LocalTasks {
    private final Reports reports;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<TaskId, LocalTask> tasks = new LinkedHashMap<>();
    private final Map<TaskId, Instant> toldAt = new HashMap<>();
    private String cluster = "";
    private List<ServiceItem> services = List.of();
    private List<ListenerItem> listenerItems = List.of();

    public Board(Reports reports) {
        this.reports = reports;
    }

    public void assign(String clusterId, Assignment assignment) {
        synchronized (this) {
            cluster = clusterId;
            services = of(assignment, ServiceItem.class);
            listenerItems = of(assignment, ListenerItem.class);
        }
        listeners.forEach(Runnable::run);
    }

    private static <T> List<T> of(Assignment assignment, Class<T> kind) {
        return assignment.items().values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void put(TaskItem item, TaskStatus status, Instant now) {
        LocalTask next = new LocalTask(item, status);
        LocalTask before;
        synchronized (this) {
            before = tasks.put(item.task().id(), next);
            toldAt.put(item.task().id(), now);
        }
        if (before == null || !before.status().equals(status)) {
            reports.report(new TaskReport(status));
        }
        if (!next.equals(before)) {
            listeners.forEach(Runnable::run);
        }
    }

    void remove(TaskId task) {
        synchronized (this) {
            tasks.remove(task);
            toldAt.remove(task);
        }
        reports.forget("task/" + task);
        listeners.forEach(Runnable::run);
    }

    /// Something that the view does not hold, but those who look at it ask for, is no longer as it was.
    public void changed() {
        listeners.forEach(Runnable::run);
    }

    /// When the driver of each task last told its status, changed or not.
    synchronized Map<TaskId, Instant> toldAt() {
        return Map.copyOf(toldAt);
    }

    public synchronized Optional<LocalTask> task(TaskId id) {
        return Optional.ofNullable(tasks.get(id));
    }

    @Override
    public synchronized LocalView view() {
        return new LocalView(cluster, tasks, services, listenerItems);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
