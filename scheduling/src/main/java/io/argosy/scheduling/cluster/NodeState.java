package io.argosy.scheduling.cluster;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.service.ResourceSpec.DeviceReservation;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node and the totals of what its tasks were promised. Changed by its [Cluster] only.
public final class NodeState {

    private final NodeSnapshot snapshot;
    private final Map<ServiceRef, Integer> tasksByService = new HashMap<>();
    private final List<HostPort> ports = new ArrayList<>();
    private final Map<String, Integer> devices = new HashMap<>();
    private int tasks;
    private long cpus;
    private long memory;

    NodeState(NodeSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    public NodeSnapshot snapshot() {
        return snapshot;
    }

    public NodeId id() {
        return snapshot.id();
    }

    public int tasks() {
        return tasks;
    }

    public int tasksOf(ServiceRef service) {
        return tasksByService.getOrDefault(service, 0);
    }

    /// Processor time that no task was promised; zero when more was promised than there is.
    public Cpus freeCpus() {
        return new Cpus(Math.max(0, facts().map(NodeFacts::cpus).orElse(Cpus.ZERO).value() - cpus));
    }

    /// Memory that no task was promised; zero when more was promised than there is.
    public ByteSize freeMemory() {
        return new ByteSize(Math.max(0, facts().map(NodeFacts::memory).orElse(ByteSize.ZERO).value() - memory));
    }

    /// The port bound by a task of this node that clashes with the given one.
    public Optional<HostPort> clash(HostPort wanted) {
        return ports.stream().filter(wanted::clashesWith).findFirst();
    }

    /// How many devices of a kind, or with an id, no task was promised.
    public int freeDevices(String kind) {
        return (int) present(kind) - devices.getOrDefault(kind, 0);
    }

    void add(ServiceRef service, ServiceSpec spec) {
        change(service, spec, 1);
        ports.addAll(HostPort.boundBy(spec));
    }

    void remove(ServiceRef service, ServiceSpec spec) {
        change(service, spec, -1);
        HostPort.boundBy(spec).forEach(ports::remove);
    }

    private void change(ServiceRef service, ServiceSpec spec, int sign) {
        tasks += sign;
        tasksByService.merge(service, sign, Integer::sum);
        cpus += sign * spec.resources().cpuReservation().orElse(Cpus.ZERO).value();
        memory += sign * spec.resources().memoryReservation().orElse(ByteSize.ZERO).value();
        for (DeviceReservation device : spec.resources().devices()) {
            Devices.needed(device).forEach((kind, count) -> devices.merge(kind, sign * taken(kind, count), Integer::sum));
        }
    }

    private int taken(String kind, int count) {
        return count == Devices.ALL ? (int) present(kind) : count;
    }

    private long present(String kind) {
        return facts().stream().flatMap(facts -> facts.devices().stream()).filter(kind::equals).count();
    }

    private Optional<NodeFacts> facts() {
        return snapshot.facts();
    }
}
