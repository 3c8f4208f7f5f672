package io.argosy.control.task;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.place.PendingReasons;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.Tables;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Task;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Tasks, for people and for streams.
public final class Tasks {

    private static final Comparator<TaskView> ORDER = Comparator
            .comparing((TaskView view) -> view.task().slot().service())
            .thenComparingInt(view -> view.task().slot().number())
            .thenComparing(view -> view.task().createdAt())
            .thenComparing(view -> view.task().id());

    private final Store store;
    private final PendingReasons reasons;
    private final LeaseJudge leases;

    public Tasks(Store store, PendingReasons reasons, LeaseJudge leases) {
        this.store = store;
        this.reasons = reasons;
        this.leases = leases;
    }

    /// Tasks of all apps that the caller sees, by app, service, slot and age. @param space only those of this space
    public Result<List<TaskView>> list(Caller caller, Optional<SpaceName> space) {
        Optional<Fault> fault = space.flatMap(only -> caller.mayNot(Role.VIEWER, only));
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        Snapshot snapshot = store.snapshot();
        return Result.done(views(snapshot, TaskViews.all(snapshot).stream()
                .filter(task -> caller.sees(task.app().space()) && space.map(task.app().space()::equals).orElse(true)).toList()));
    }

    /// Tasks of one app, ended ones that are still known included.
    public Result<List<TaskView>> ofApp(Caller caller, AppRef app) {
        Snapshot snapshot = store.snapshot();
        return find(caller, Role.VIEWER, snapshot, app).map(records -> views(snapshot, records.tasks()));
    }

    /// One task. @param id or the beginning of it, when no other task's id begins so
    public Result<TaskView> get(Caller caller, String id) {
        Snapshot snapshot = store.snapshot();
        return byId(caller, snapshot, id).map(task -> new TaskViews(snapshot, reasons, leases).of(task));
    }

    /// Where the output of the app's tasks, or of one service's, can be read: tasks whose containers exist, on connected nodes.
    public Result<List<TaskLocation>> withOutput(Caller caller, AppRef app, Optional<ServiceName> service) {
        Snapshot snapshot = store.snapshot();
        return find(caller, Role.VIEWER, snapshot, app).then(records -> {
            List<TaskView> tasks = views(snapshot, records.tasks()).stream()
                    .filter(view -> service.map(view.task().service()::equals).orElse(true)).toList();
            if (tasks.isEmpty() && service.isPresent() && !known(records, service.get())) {
                return Result.refused(FaultCode.SERVICE_NOT_FOUND, "app %s has no service %s".formatted(app, service.get()), "look at its services");
            }
            return new Locations(snapshot).withOutput(tasks);
        });
    }

    /// The running task that is meant. @param name a task id, `web.2`, or `web` for its first running one. Needs an operator: programs run in it.
    public Result<TaskLocation> forExec(Caller caller, AppRef app, String name) {
        Snapshot snapshot = store.snapshot();
        return find(caller, Role.OPERATOR, snapshot, app).then(records -> {
            List<TaskView> meant = views(snapshot, records.tasks()).stream().filter(view -> means(view, name)).toList();
            if (meant.isEmpty()) {
                return Result.refused(FaultCode.TASK_NOT_FOUND, "app %s has no task %s".formatted(app, name), "look at its tasks");
            }
            return new Locations(snapshot).running(meant);
        });
    }

    /// The same for a task whose id is known.
    public Result<TaskLocation> forExec(Caller caller, TaskId id) {
        Snapshot snapshot = store.snapshot();
        return byId(caller, snapshot, id.value()).then(task -> caller.mayNot(Role.OPERATOR, task.app().space())
                .<Result<TaskLocation>>map(Result::refused)
                .orElseGet(() -> new Locations(snapshot).running(views(snapshot, List.of(task)))));
    }

    private static Result<AppRecords> find(Caller caller, Role role, Snapshot snapshot, AppRef app) {
        Optional<Fault> fault = caller.mayNot(role, app.space());
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        if (snapshot.get(Tables.APPS, app).isEmpty()) {
            return Result.refused(FaultCode.APP_NOT_FOUND, "there is no app %s in space %s".formatted(app.app(), app.space()), "look at the list of apps");
        }
        return Result.done(new AppRecords(snapshot, app));
    }

    private static Result<Task> byId(Caller caller, Snapshot snapshot, String id) {
        List<Task> found = TaskViews.all(snapshot).stream()
                .filter(task -> task.id().value().startsWith(id) && caller.sees(task.app().space())).toList();
        Optional<Task> exact = found.stream().filter(task -> task.id().value().equals(id)).findFirst();
        if (exact.isPresent() || found.size() == 1) {
            return Result.done(exact.orElseGet(found::getFirst));
        }
        return found.isEmpty() || id.isEmpty()
                ? Result.refused(FaultCode.TASK_NOT_FOUND, "there is no task %.80s".formatted(id), "look at the list of tasks")
                : Result.refused(FaultCode.INVALID_REQUEST, "%d tasks' ids begin with %s".formatted(found.size(), id), "give more of the id");
    }

    private List<TaskView> views(Snapshot snapshot, List<Task> tasks) {
        TaskViews views = new TaskViews(snapshot, reasons, leases);
        return tasks.stream().map(views::of).sorted(ORDER).toList();
    }

    private static boolean known(AppRecords records, ServiceName service) {
        return records.target().filter(release -> release.services().containsKey(service)).isPresent();
    }

    private static boolean means(TaskView view, String name) {
        Task task = view.task();
        return task.id().value().equals(name) || task.slot().shortName().equals(name) || task.service().value().equals(name);
    }
}
