package io.argosy.control.task;

import io.argosy.control.app.ServicePorts;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.place.PendingReasons;
import io.argosy.control.reconcile.AppViews;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskPhase;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.explain.ZoneShortfall;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes rows of `ps` of one snapshot.
final class TaskViews {

    private final Snapshot snapshot;
    private final PendingReasons reasons;
    private final LeaseJudge leases;
    private final Absences absences;
    private final Map<AppRef, Map<ServiceName, String>> zones = new HashMap<>();

    TaskViews(Snapshot snapshot, PendingReasons reasons, LeaseJudge leases) {
        this.snapshot = snapshot;
        this.reasons = reasons;
        this.leases = leases;
        this.absences = new Absences(snapshot, leases);
    }

    TaskView of(Task task) {
        TaskRecords records = new TaskRecords(snapshot, task);
        Optional<TaskStatus> status = records.status();
        Optional<NodeName> node = task.node().flatMap(id -> snapshot.get(Tables.NODES, id)).map(found -> found.name());
        Optional<ServiceSpec> spec = records.service().map(service -> service.spec());
        return new TaskView(
                task, node, status, phase(task, status), absences.lost(task, status) ? "node lost" : TaskWords.state(task, status), since(task, status),
                spec.map(found -> found.image().reference()).orElse(""), ports(task, spec, status),
                absences.message(task, spec, status).orElseGet(() -> message(task, status)));
    }

    private static TaskPhase phase(Task task, Optional<TaskStatus> status) {
        return status.map(said -> said.state().phase()).orElse(task.node().isPresent() ? TaskPhase.ASSIGNED : TaskPhase.PENDING);
    }

    private static Instant since(Task task, Optional<TaskStatus> status) {
        return status.map(TaskStatus::state).flatMap(state -> switch (state) {
            case TaskState.Running running -> Optional.of(running.since());
            case TaskState.Ended ended -> Optional.of(ended.at());
            case TaskState.Preparing _, TaskState.Stopping _ -> Optional.<Instant>empty();
        }).orElse(task.createdAt());
    }

    /// Ports of the gateway, and those that the agent says the task's own container listens on.
    private List<String> ports(Task task, Optional<ServiceSpec> spec, Optional<TaskStatus> status) {
        List<String> ports = new ArrayList<>();
        boolean ingress = spec.filter(found -> found.ports().stream().anyMatch(port -> port.mode() == PortMode.INGRESS)).isPresent();
        if (ingress) {
            ports.addAll(new ServicePorts(snapshot, task.app()).of(spec.get()));
        }
        status.ifPresent(said -> said.publishedPorts().stream()
                .map(text -> text.contains("->") ? text : arrow(text))
                .filter(text -> !ports.contains(text)).forEach(ports::add));
        return ports;
    }

    private static String arrow(String port) {
        int cut = port.lastIndexOf(':');
        return cut < 0 ? port : port.substring(0, cut) + "->" + port.substring(cut + 1);
    }

    private String message(Task task, Optional<TaskStatus> status) {
        if (status.isEmpty() && task.node().isEmpty()) {
            return reasons.of(task.id()).orElse("waiting to be placed");
        }
        if (status.isEmpty()) {
            return "waiting for its node's agent";
        }
        if (task.departing() && status.get().ready()) {
            return "serves until another takes its place: " + task.departure().orElseThrow().cause();
        }
        String said = status.get().message();
        return said.isEmpty() ? status.get().ready() && task.goal() == Goal.RUN ? zones(task) : TaskWords.note(status.get()) : said;
    }

    /// That the service of a task which is well is in fewer zones than it asks for; empty when it is not.
    private String zones(Task task) {
        return zones.computeIfAbsent(task.app(), app -> snapshot.get(Tables.APPS, app)
                .map(found -> ZoneShortfall.of(AppViews.of(snapshot, found, leases))).orElse(Map.of())).getOrDefault(task.service(), "");
    }

    static List<Task> all(Snapshot snapshot) {
        return snapshot.scan(Tables.TASKS).stream().map(Entry::value).toList();
    }
}
