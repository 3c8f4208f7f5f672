package io.argosy.scheduling.cluster;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The working copy of one scheduling pass: nodes in order of their ids, with what is taken on each. For one thread.
///
/// It is filled with [#occupy] for each placed task that has not ended, [#hold] for each local volume known to be on a node, and
/// [#listen] for each port of the gateway.
public final class Cluster {

    private final TreeMap<NodeId, NodeState> nodes = new TreeMap<>();
    private final Map<TaskId, Seat> seats = new HashMap<>();
    private final Map<ServiceRef, ServiceTasks> services = new HashMap<>();
    private final Map<String, NodeId> volumeHomes = new HashMap<>();
    private final int depth;
    private final List<HostPort> gatewayPorts = new ArrayList<>();

    public Cluster(Collection<NodeSnapshot> snapshots) {
        snapshots.forEach(snapshot -> nodes.put(snapshot.id(), new NodeState(snapshot)));
        depth = nodes.values().stream().mapToInt(NodeState::depth).max().orElse(0);
    }

    /// How many levels the topology of its nodes has at most.
    public int depth() {
        return depth;
    }

    public Collection<NodeState> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /// Takes a task into account. A task that already sits somewhere, or whose node is not known, changes nothing.
    public void occupy(Demand demand, NodeId node) {
        NodeState state = nodes.get(node);
        if (state == null || seats.containsKey(demand.task())) {
            return;
        }
        seats.put(demand.task(), new Seat(demand, state));
        state.add(demand.spec());
        services.computeIfAbsent(demand.service(), _ -> new ServiceTasks()).add(state, 1);
        demand.localVolumes().forEach(volume -> hold(volume, node));
    }

    /// Gives back what a task took. The volumes it made stay where they are.
    public void vacate(TaskId task) {
        Seat seat = seats.remove(task);
        if (seat != null) {
            seat.node().remove(seat.demand().spec());
            tasksOf(seat.demand().service()).add(seat.node(), -1);
        }
    }

    public ServiceTasks tasksOf(ServiceRef service) {
        return services.getOrDefault(service, ServiceTasks.NONE);
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
        return gatewayPorts.stream().anyMatch(wanted::clashesWith);
    }

    private record Seat(Demand demand, NodeState node) {}
}
