package io.argosy.scheduling.cluster;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The working copy of scheduling: nodes in order of their ids, with what is taken on each. For one thread.
///
/// It is filled with [#occupy] for each placed task that has not ended, [#hold] for each local volume known to be on a node, and
/// [#listen] for each port of the gateway.
public final class Cluster {

    private final List<NodeState> nodes = new ArrayList<>();
    private final Map<NodeId, NodeState> byId = new HashMap<>();
    private final Map<TaskId, Seat> seats = new HashMap<>();
    private final Map<ServiceRef, ServiceTasks> services = new HashMap<>();
    private final Map<ServiceRef, ZoneCover> zones = new HashMap<>();
    private final Map<String, NodeId> volumeHomes = new HashMap<>();
    private final HeldPorts gatewayPorts = new HeldPorts();
    private final Repulsions repulsions = new Repulsions();
    private final Map<AreasKey, Areas> areas = new HashMap<>();
    private final Changes changes;
    private final int depth;

    public Cluster(Collection<NodeSnapshot> snapshots) {
        snapshots.stream().sorted(Comparator.comparing(NodeSnapshot::id)).forEach(snapshot -> {
            NodeState node = new NodeState(snapshot, nodes.size());
            nodes.add(node);
            byId.put(node.id(), node);
        });
        changes = new Changes(nodes.size());
        depth = nodes.stream().mapToInt(NodeState::depth).max().orElse(0);
    }

    /// In order of their ids.
    public List<NodeState> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    public Optional<NodeState> node(NodeId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The node's name where it is known, else its id: for people.
    public String nameOf(NodeId id) {
        return node(id).map(node -> node.snapshot().node().name().value()).orElse(id.value());
    }

    /// Takes a task into account. A task that already sits somewhere, or whose node is not known, changes nothing.
    public void occupy(Demand demand, NodeId node) {
        NodeState state = byId.get(node);
        if (state == null || seats.putIfAbsent(demand.task(), new Seat(demand, state)) != null) {
            return;
        }
        state.add(demand.spec());
        tasksOf(demand.service()).add(state, 1);
        repulsions.add(demand, 1);
        if (demand.spec().placement().zones().isPresent()) {
            zonesOf(demand.service()).add(demand, state);
        }
        demand.localVolumes().forEach(volume -> hold(volume, node));
        changes.add(state);
    }

    /// Gives back what a task took. The volumes it made stay where they are.
    public void vacate(TaskId task) {
        Seat seat = seats.remove(task);
        if (seat != null) {
            seat.node().remove(seat.demand().spec());
            tasksOf(seat.demand().service()).add(seat.node(), -1);
            repulsions.add(seat.demand(), -1);
            if (seat.demand().spec().placement().zones().isPresent()) {
                zonesOf(seat.demand().service()).remove(seat.demand());
            }
            changes.add(seat.node());
        }
    }

    /// Where a task was taken into account.
    public Optional<NodeId> seatOf(TaskId task) {
        return Optional.ofNullable(seats.get(task)).map(seat -> seat.node().id());
    }

    /// What a task that was taken into account asked for.
    public Optional<Demand> demandOf(TaskId task) {
        return Optional.ofNullable(seats.get(task)).map(Seat::demand);
    }

    public ServiceTasks tasksOf(ServiceRef service) {
        return services.computeIfAbsent(service, _ -> new ServiceTasks());
    }

    /// Where the tasks of a service are that minds in how many zones it is.
    public ZoneCover zonesOf(ServiceRef service) {
        return zones.computeIfAbsent(service, _ -> new ZoneCover());
    }

    /// The services whose tasks have to be apart from those of the given one.
    public Collection<Repulsions.Repulsion> repulsionsAgainst(ServiceRef service) {
        return repulsions.against(service);
    }

    /// Places by attributes, and by topology besides.
    public Areas areas(List<String> attributes) {
        return areas.computeIfAbsent(new AreasKey(attributes, depth), key -> new Areas(nodes, key.attributes(), key.levels()));
    }

    /// Places by one attribute alone.
    public Areas places(String attribute) {
        return areas.computeIfAbsent(new AreasKey(List.of(attribute), 0), key -> new Areas(nodes, key.attributes(), key.levels()));
    }

    /// How many levels the topology of its nodes has at most.
    public int depth() {
        return depth;
    }

    public Changes changes() {
        return changes;
    }

    /// Says which node holds a local volume. The first word holds: a volume never moves by itself.
    public void hold(String volume, NodeId node) {
        volumeHomes.putIfAbsent(volume, node);
    }

    public Optional<NodeId> homeOf(String volume) {
        return Optional.ofNullable(volumeHomes.get(volume));
    }

    /// Says that the gateway of every node holds a port.
    public void listen(HostPort port) {
        gatewayPorts.add(port);
    }

    public boolean gatewayListensOn(HostPort wanted) {
        return gatewayPorts.clash(wanted);
    }

    private record Seat(Demand demand, NodeState node) {}

    private record AreasKey(List<String> attributes, int levels) {}
}
