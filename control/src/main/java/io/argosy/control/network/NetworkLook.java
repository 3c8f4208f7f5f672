package io.argosy.control.network;

import io.argosy.control.record.AppRecords;
import io.argosy.control.record.EngineNames;
import io.argosy.control.record.Overlays;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.network.OverlayState;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.NetworkSpec.Subnet;
import io.argosy.model.task.Task;
import io.argosy.planning.network.OverlayName;
import io.argosy.planning.network.Span;
import io.argosy.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads how networks are: those of live releases, and overlays that are still to go.
final class NetworkLook {

    private final Snapshot snapshot;
    private final NetworkProblems problems;
    private final Overlays overlays;
    private final boolean spans;
    private final Map<String, Set<NodeName>> nodes = new TreeMap<>();
    private final Map<String, NetworkView> views = new TreeMap<>();

    private NetworkLook(Snapshot snapshot, NetworkProblems problems) {
        this.snapshot = snapshot;
        this.problems = problems;
        this.overlays = Overlays.in(snapshot);
        this.spans = snapshot.get(Tables.SWARM, Tables.THE_SWARM).isPresent();
    }

    /// By app and name.
    static List<NetworkView> of(Snapshot snapshot, NetworkProblems problems) {
        NetworkLook look = new NetworkLook(snapshot, problems);
        snapshot.scan(Tables.TASKS).forEach(entry -> look.task(entry.value()));
        snapshot.scan(Tables.APPS).forEach(entry -> look.app(entry.value()));
        look.overlays.wanted().values().forEach(look::overlay);
        return List.copyOf(look.views.values());
    }

    private void task(Task task) {
        TaskRecords records = new TaskRecords(snapshot, task);
        if (task.node().isEmpty() || records.ended()) {
            return;
        }
        NodeId id = task.node().get();
        NodeName node = snapshot.get(Tables.NODES, id).map(known -> known.name()).orElseGet(() -> new NodeName(id.value()));
        records.service()
                .filter(service -> service.spec().networkMode() == NetworkMode.APP)
                .ifPresent(service -> service.spec().networks().stream().map(NetworkAttachment::network)
                        .forEach(name -> nodes.computeIfAbsent(key(task.app(), name), _ -> new TreeSet<>()).add(node)));
    }

    private void app(App app) {
        app.target().flatMap(number -> new AppRecords(snapshot, app.ref()).release(number)).ifPresent(release ->
                release.services().values().stream().filter(service -> service.spec().networkMode() == NetworkMode.APP)
                        .flatMap(service -> service.spec().networks().stream()).map(NetworkAttachment::network).distinct()
                        .forEach(name -> add(release, name)));
    }

    private void add(Release release, NetworkName name) {
        NetworkSpec spec = release.networks().getOrDefault(name, NetworkSpec.DEFAULT);
        String engineName = EngineNames.of(release.app(), name, spec);
        if (spans && Span.of(spec) == Span.CLUSTER) {
            if (!overlays.wanted().containsKey(OverlayName.of(engineName))) {
                String problem = problems.of(engineName).orElse("");
                put(release.app(), name, engineName, "overlay", problem.isEmpty() ? NetworkView.State.MAKING : NetworkView.State.FAILED, List.of(), problem);
            }
        } else {
            put(release.app(), name, engineName, kind(spec), NetworkView.State.READY, spec.subnets(), "");
        }
    }

    private static String kind(NetworkSpec spec) {
        if (spec.external()) {
            return "external";
        }
        return Span.of(spec) == Span.CLUSTER ? "bridge" : spec.driver().orElse("bridge");
    }

    private void overlay(OverlayNetwork overlay) {
        OverlayState state = overlays.states().get(overlay.engineName());
        String problem = state instanceof OverlayState.Failed(String why) ? why : "";
        put(overlay.app(), overlay.name(), overlay.engineName(), "overlay", state(overlay, state), overlay.subnets(), problem);
    }

    private static NetworkView.State state(OverlayNetwork overlay, OverlayState state) {
        if (overlay.remove()) {
            return NetworkView.State.REMOVING;
        }
        return switch (state) {
            case null -> NetworkView.State.MAKING;
            case OverlayState.Made _ -> NetworkView.State.READY;
            case OverlayState.Gone _ -> NetworkView.State.MAKING;
            case OverlayState.Failed _ -> NetworkView.State.FAILED;
        };
    }

    private void put(AppRef app, NetworkName name, String engineName, String kind, NetworkView.State state, List<Subnet> subnets, String problem) {
        views.put(key(app, name), new NetworkView(app, name, engineName, kind, state, subnets.stream().map(Subnet::subnet).toList(),
                List.copyOf(nodes.getOrDefault(key(app, name), Set.of())), problem));
    }

    private static String key(AppRef app, NetworkName name) {
        return app + "/" + name;
    }
}
