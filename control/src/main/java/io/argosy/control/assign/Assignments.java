package io.argosy.control.assign;

import io.argosy.control.content.ContentVault;
import io.argosy.control.network.NetworkProblems;
import io.argosy.control.network.SwarmVault;
import io.argosy.control.record.EngineNames;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.TaskRecords;
import io.argosy.control.registry.RegistryVault;
import io.argosy.model.app.ContentRef;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.order.StartLevels;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Computes the assignment of a node. For one use by one thread.
public final class Assignments {

    private final Common common;
    private final Snapshot snapshot;
    private final NodeId node;
    private final ContentVault vault;
    private final NetworkItems networks;
    private final TreeMap<String, Item> items = new TreeMap<>();
    private final Map<ReleaseKey, Map<ServiceName, Integer>> levels = new HashMap<>();
    private final Set<AppRef> hosted = new LinkedHashSet<>();

    private Assignments(Common common, NodeId node, ContentVault vault, NetworkItems networks) {
        this.common = common;
        this.snapshot = common.snapshot();
        this.node = node;
        this.vault = vault;
        this.networks = networks;
    }

    public static Assignment of(Common common, NodeId node, ContentVault vault, RegistryVault logins, SwarmVault swarm, NetworkProblems problems) {
        Snapshot snapshot = common.snapshot();
        NetworkItems networks = new NetworkItems(snapshot, node, problems);
        Assignments assignments = new Assignments(common, node, vault, networks);
        assignments.tasks();
        assignments.removals();
        assignments.images();
        Traffic.items(common, node, networks, assignments.hosted).forEach(assignments::add);
        networks.duties(swarm).forEach(assignments::add);
        PullLogins.items(snapshot, assignments.items.values(), logins).forEach(assignments::add);
        return new Assignment(assignments.items);
    }

    private void tasks() {
        for (Entry<TaskKey, Task> entry : snapshot.group(Tables.TASKS, node.value())) {
            Task task = entry.value();
            TaskRecords records = new TaskRecords(snapshot, task);
            if (!(task.goal() == Goal.STOP && records.ended())) {
                records.release().ifPresent(release -> task(task, release));
            }
        }
    }

    private void task(Task task, Release release) {
        ReleasedService service = release.services().get(task.service());
        if (service == null) {
            return;
        }
        hosted.add(task.app());
        add(new Item.TaskItem(
                task.with(Optional.empty()), service.spec(), service.image(), networks(task.app(), release, service), volumes(task.app(), release, service),
                service.configs(), service.secrets(), levels(release).getOrDefault(task.service(), 0), release.lease(task.service()), ended(task)));
        service.configs().values().forEach(this::content);
        service.secrets().values().forEach(this::content);
    }

    /// An agent with an empty disk does not know what it said of tasks that left no container: it would start again what was replaced.
    private Optional<TaskState.Ended> ended(Task task) {
        return new TaskRecords(snapshot, task).status().map(TaskStatus::state).filter(TaskState.Ended.class::isInstance).map(TaskState.Ended.class::cast);
    }

    private Map<ServiceName, Integer> levels(Release release) {
        return levels.computeIfAbsent(new ReleaseKey(release.app(), release.number()), _ -> {
            Map<ServiceName, ServiceSpec> specs = new HashMap<>();
            release.services().forEach((name, service) -> specs.put(name, service.spec()));
            return StartLevels.of(specs);
        });
    }

    private Map<NetworkName, String> networks(AppRef app, Release release, ReleasedService service) {
        Map<NetworkName, String> names = new LinkedHashMap<>();
        if (service.spec().networkMode() != NetworkMode.APP) {
            return names;
        }
        for (NetworkAttachment attachment : service.spec().networks()) {
            NetworkSpec spec = release.networks().getOrDefault(attachment.network(), NetworkSpec.DEFAULT);
            Item.NetworkItem item = networks.network(app, attachment.network(), spec);
            names.put(attachment.network(), item.engineName());
            add(item);
        }
        return names;
    }

    private Map<VolumeName, String> volumes(AppRef app, Release release, ReleasedService service) {
        Map<VolumeName, String> names = new LinkedHashMap<>();
        for (MountSpec mount : service.spec().mounts()) {
            if (mount.kind() == MountKind.VOLUME && mount.source().isPresent()) {
                VolumeName key = new VolumeName(mount.source().get());
                VolumeSpec spec = release.volumes().getOrDefault(key, VolumeSpec.DEFAULT);
                String engineName = EngineNames.of(app, key, spec);
                names.put(key, engineName);
                add(new Item.VolumeItem(app, key, engineName, spec, false));
            }
        }
        return names;
    }

    private void content(ContentRef ref) {
        vault.item(snapshot, ref).ifPresent(this::add);
    }

    /// A volume that a task of the node mounts is not removed, whoever asked for it.
    private void removals() {
        snapshot.scan(Tables.VOLUMES, node + "/").stream()
                .filter(entry -> entry.value().remove())
                .map(entry -> new Item.VolumeItem(
                        entry.value().app(), entry.value().name(), entry.key().engineName(), entry.value().spec(), true))
                .forEach(item -> items.putIfAbsent(item.key(), item));
    }

    private void images() {
        snapshot.scan(Tables.SEARCHES).stream()
                .filter(entry -> entry.value().node().equals(node))
                .forEach(entry -> add(new Item.ImageItem(entry.key(), entry.value().image())));
        common.kept().forEach(this::add);
    }

    private void add(Item item) {
        items.put(item.key(), item);
    }
}
