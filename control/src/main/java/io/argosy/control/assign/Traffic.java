package io.argosy.control.assign;

import io.argosy.control.record.AppRecords;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What names and gateway of a node have to know: services with their endpoints elsewhere, and published ports.
final class Traffic {

    private final Snapshot snapshot;
    private final NodeId node;
    private final NetworkItems networks;
    private final List<Item> items = new ArrayList<>();

    private Traffic(Snapshot snapshot, NodeId node, NetworkItems networks) {
        this.snapshot = snapshot;
        this.node = node;
        this.networks = networks;
    }

    /// @param hosted apps that have a task on the node
    static List<Item> items(Snapshot snapshot, NodeId node, NetworkItems networks, Set<AppRef> hosted) {
        Traffic traffic = new Traffic(snapshot, node, networks);
        snapshot.scan(Tables.APPS).forEach(entry -> traffic.app(entry.value(), hosted.contains(entry.key())));
        return traffic.items;
    }

    private void app(App app, boolean hosted) {
        Optional<Release> target = app.target().flatMap(number -> snapshot.get(Tables.RELEASES, new ReleaseKey(app.ref(), number)));
        if (target.isEmpty()) {
            return;
        }
        boolean listens = app.intent() == App.Intent.RUN && listens(target.get());
        if (!hosted && !listens) {
            return;
        }
        List<Task> tasks = new AppRecords(snapshot, app.ref()).tasks();
        target.get().services().forEach((name, service) -> {
            ServiceRef ref = new ServiceRef(app.ref(), name);
            items.add(new Item.ServiceItem(ref, aliases(service.spec()), links(target.get(), name), remote(target.get(), tasks, name)));
            if (listens) {
                listeners(ref, service.spec());
                routes(target.get(), service);
            }
        });
    }

    /// Whether gateways listen for it, on every node.
    static boolean listens(Release target) {
        return target.services().values().stream().anyMatch(Traffic::publishes);
    }

    private static boolean publishes(ReleasedService service) {
        return service.spec().networkMode() == NetworkMode.APP
                && service.spec().ports().stream().anyMatch(port -> port.mode() == PortMode.INGRESS);
    }

    /// Networks on which the gateway of every node finds a service that publishes ports.
    private void routes(Release release, ReleasedService service) {
        if (publishes(service)) {
            for (NetworkAttachment attachment : service.spec().networks()) {
                NetworkSpec spec = release.networks().getOrDefault(attachment.network(), NetworkSpec.DEFAULT);
                networks.routed(release.app(), attachment.network(), spec).ifPresent(items::add);
            }
        }
    }

    private void listeners(ServiceRef ref, ServiceSpec spec) {
        if (spec.networkMode() != NetworkMode.APP) {
            return;
        }
        for (PortSpec port : spec.ports()) {
            if (port.mode() == PortMode.INGRESS) {
                items.add(new Item.ListenerItem(ref, port, Map.of()));
            }
        }
    }

    private static Map<NetworkName, Set<String>> aliases(ServiceSpec spec) {
        Map<NetworkName, Set<String>> aliases = new LinkedHashMap<>();
        for (NetworkAttachment attachment : spec.networks()) {
            aliases.put(attachment.network(), attachment.aliases());
        }
        return aliases;
    }

    private static Map<ServiceName, Set<String>> links(Release release, ServiceName linked) {
        Map<ServiceName, Set<String>> links = new LinkedHashMap<>();
        release.services().forEach((asking, service) -> service.spec().links().forEach((alias, to) -> {
            if (to.equals(linked)) {
                links.computeIfAbsent(asking, _ -> new LinkedHashSet<>()).add(alias);
            }
        }));
        return links;
    }

    /// Ready tasks of other nodes: those on firm footing, or what else there is.
    private List<Endpoint> remote(Release target, List<Task> tasks, ServiceName service) {
        Map<Footing, List<Endpoint>> endpoints = new EnumMap<>(Footing.class);
        for (Task task : tasks) {
            if (task.service().equals(service) && task.goal() == Goal.RUN && task.node().filter(at -> !at.equals(node)).isPresent()) {
                snapshot.get(Tables.STATUSES, TaskKey.of(task)).filter(TaskStatus::ready).ifPresent(status -> endpoints
                        .computeIfAbsent(Footing.of(snapshot, task.node().orElseThrow()), _ -> new ArrayList<>()).add(endpoint(target, task, status)));
            }
        }
        return endpoints.getOrDefault(Footing.FIRM, endpoints.getOrDefault(Footing.SHAKY, List.of()));
    }

    private Endpoint endpoint(Release target, Task task, TaskStatus status) {
        NodeId at = task.node().orElseThrow();
        List<String> topology = snapshot.entry(Tables.NODES, at).map(Entry::value).map(found -> found.topology()).orElse(List.of());
        return new Endpoint(task.id(), at, topology, networks.reachable(target, status.addresses()), Optional.of(task.slot().release().value()));
    }
}
