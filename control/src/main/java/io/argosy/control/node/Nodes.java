package io.argosy.control.node;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.image.ImageNodes;
import io.argosy.control.place.Clusters;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.control.witness.Silence;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.task.Task;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Nodes, for people and for builds.
public final class Nodes {

    private final Store store;
    private final Supplier<Map<NodeId, Silence>> silent;

    /// @param silent the nodes that are connected and not heard
    public Nodes(Store store, Supplier<Map<NodeId, Silence>> silent) {
        this.store = store;
        this.silent = silent;
    }

    /// All nodes, by name. Any caller that may look at anything may look.
    public Result<List<NodeView>> list(Caller caller) {
        if (!caller.role().includes(Role.VIEWER)) {
            return Result.refused(FaultCode.FORBIDDEN, caller.who() + " may not look at nodes", "use a token with the role viewer");
        }
        Snapshot snapshot = store.snapshot();
        Map<NodeId, Silence> silences = silent.get();
        return Result.done(Clusters.nodes(snapshot).stream()
                .map(node -> view(snapshot, node, Optional.ofNullable(silences.get(node.id())).filter(_ -> node.connected())))
                .sorted(Comparator.comparing(view -> view.node().name()))
                .toList());
    }

    /// All nodes, by name, without what is on them. Needs an admin: what is done with it reaches the engines themselves.
    public Result<List<NodeSnapshot>> forEngines(Caller caller) {
        return caller.mayNot(Role.ADMIN).<Result<List<NodeSnapshot>>>map(Result::refused)
                .orElseGet(() -> Result.done(Clusters.nodes(store.snapshot()).stream().sorted(Comparator.comparing(node -> node.node().name())).toList()));
    }

    /// The connected node on which an image is built: where one of that name is already, because its layers are there. Needs an operator.
    public Result<NodeId> forBuild(Caller caller, AppRef app, String reference) {
        Optional<Fault> fault = caller.mayNot(Role.OPERATOR, app.space());
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        return ImageNodes.bestFor(store.snapshot(), reference).<Result<NodeId>>map(Result::done)
                .orElseGet(() -> Result.refused(FaultCode.NO_NODE, "no node is connected with an engine that can be used",
                        "start an agent, or look at the list of nodes"));
    }

    private static NodeView view(Snapshot snapshot, NodeSnapshot node, Optional<Silence> silence) {
        List<Task> tasks = snapshot.scan(Tables.TASKS).stream().map(Entry::value)
                .filter(task -> task.node().equals(Optional.of(node.id())) && !new TaskRecords(snapshot, task).ended())
                .toList();
        List<ResourceSpec> resources = tasks.stream().flatMap(task -> new TaskRecords(snapshot, task).service().stream())
                .map(service -> service.spec().resources()).toList();
        Cpus cpus = resources.stream().flatMap(each -> each.cpuReservation().stream()).reduce(Cpus.ZERO, Cpus::plus);
        ByteSize memory = resources.stream().flatMap(each -> each.memoryReservation().stream()).reduce(ByteSize.ZERO, ByteSize::plus);
        Optional<DrainProgress> drain = node.active() ? Optional.empty() : Optional.of(DrainProgress.of(snapshot, node.id(), tasks));
        return new NodeView(node.node(), node.liveness(), node.facts(), tasks.size(), cpus, memory, drain, Moves.of(snapshot, node.id()), silence);
    }
}
