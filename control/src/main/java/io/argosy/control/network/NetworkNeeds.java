package io.argosy.control.network;

import io.argosy.control.record.AppRecords;
import io.argosy.control.record.EngineNames;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.network.NetworkNeed;
import io.argosy.planning.network.Span;
import io.argosy.store.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Gathers the networks apps have use for: those of releases that should be live, also while their app is stopped, and those that tasks are still on.
final class NetworkNeeds {

    private final Snapshot snapshot;
    private final int nodes;
    private final Map<String, NetworkNeed> needs = new TreeMap<>();

    private NetworkNeeds(Snapshot snapshot, int nodes) {
        this.snapshot = snapshot;
        this.nodes = nodes;
    }

    /// By engine name.
    static List<NetworkNeed> of(Snapshot snapshot, int nodes) {
        NetworkNeeds gathered = new NetworkNeeds(snapshot, nodes);
        snapshot.scan(Tables.APPS).forEach(entry -> gathered.app(entry.value()));
        snapshot.scan(Tables.TASKS).forEach(entry -> gathered.task(entry.value()));
        return List.copyOf(gathered.needs.values());
    }

    private void app(App app) {
        if (!app.intent().removes()) {
            app.target().flatMap(number -> new AppRecords(snapshot, app.ref()).release(number)).ifPresent(release ->
                    release.services().values().forEach(service -> service(release, service.spec(), tasks(service.spec().mode()), Set.of())));
        }
    }

    private void task(Task task) {
        TaskRecords records = new TaskRecords(snapshot, task);
        Optional<TaskStatus> status = records.status();
        if (status.filter(TaskStatus::ended).isPresent()) {
            return;
        }
        records.release().ifPresent(release -> {
            ReleasedService service = release.services().get(task.service());
            if (service != null) {
                Set<NodeId> running = status.filter(known -> !known.addresses().isEmpty()).flatMap(_ -> task.node()).map(Set::of).orElse(Set.of());
                service(release, service.spec(), 0, running);
            }
        });
    }

    private void service(Release release, ServiceSpec service, int tasks, Set<NodeId> running) {
        if (service.networkMode() != NetworkMode.APP) {
            return;
        }
        for (NetworkAttachment attachment : service.networks()) {
            NetworkSpec spec = release.networks().getOrDefault(attachment.network(), NetworkSpec.DEFAULT);
            if (Span.of(spec) == Span.CLUSTER) {
                add(release.app(), attachment, spec, tasks, running);
            }
        }
    }

    private void add(AppRef app, NetworkAttachment attachment, NetworkSpec spec, int tasks, Set<NodeId> running) {
        String engineName = EngineNames.of(app, attachment.network(), spec);
        NetworkNeed one = new NetworkNeed(app, attachment.network(), engineName, spec, tasks, running);
        needs.merge(engineName, one, NetworkNeeds::both);
    }

    private static NetworkNeed both(NetworkNeed one, NetworkNeed other) {
        Set<NodeId> nodes = new LinkedHashSet<>(one.nodes());
        nodes.addAll(other.nodes());
        return new NetworkNeed(one.app(), one.name(), one.bridgeName(), one.spec(), one.attachments() + other.attachments(), nodes);
    }

    private int tasks(ServiceMode mode) {
        return switch (mode) {
            case ServiceMode.Replicated replicated -> replicated.replicas();
            case ServiceMode.Job job -> job.completions();
            case ServiceMode.Global _ -> nodes;
        };
    }
}
