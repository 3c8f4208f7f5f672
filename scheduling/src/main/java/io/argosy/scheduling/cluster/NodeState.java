package io.argosy.scheduling.cluster;

import io.argosy.model.id.NodeId;
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
    private final List<String> topology;
    private final long cpuCapacity;
    private final long memoryCapacity;
    private final List<HostPort> ports = new ArrayList<>();
    private final Map<String, Integer> devices = new HashMap<>();
    private int tasks;
    private long cpus;
    private long memory;

    NodeState(NodeSnapshot snapshot) {
        this.snapshot = snapshot;
        this.topology = prefixes(snapshot.node().topology());
        this.cpuCapacity = snapshot.facts().map(NodeFacts::cpus).orElse(Cpus.ZERO).value();
        this.memoryCapacity = snapshot.facts().map(NodeFacts::memory).orElse(ByteSize.ZERO).value();
    }

    private static List<String> prefixes(List<String> path) {
        List<String> prefixes = new ArrayList<>();
        for (String part : path) {
            prefixes.add(prefixes.isEmpty() ? part : prefixes.getLast() + "/" + part);
        }
        return prefixes;
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

    /// How many levels its topology has.
    public int depth() {
        return topology.size();
    }

    /// Where it stands down to a level, from 1 for the outermost: `eu/a`. A node that is placed less exactly stands where it is known to.
    public String standsIn(int level) {
        return topology.isEmpty() ? "" : topology.get(Math.min(level, topology.size()) - 1);
    }

    /// Processor time that no task was promised; zero when more was promised than there is.
    public Cpus freeCpus() {
        return new Cpus(Math.max(0, cpuCapacity - cpus));
    }

    /// Memory that no task was promised; zero when more was promised than there is.
    public ByteSize freeMemory() {
        return new ByteSize(Math.max(0, memoryCapacity - memory));
    }

    /// The port bound by a task of this node that clashes with the given one.
    public Optional<HostPort> clash(HostPort wanted) {
        return ports.stream().filter(wanted::clashesWith).findFirst();
    }

    /// How many devices of a kind, or with an id, no task was promised.
    public int freeDevices(String kind) {
        return (int) present(kind) - devices.getOrDefault(kind, 0);
    }

    void add(ServiceSpec spec) {
        change(spec, 1);
        ports.addAll(HostPort.boundBy(spec));
    }

    void remove(ServiceSpec spec) {
        change(spec, -1);
        HostPort.boundBy(spec).forEach(ports::remove);
    }

    private void change(ServiceSpec spec, int sign) {
        tasks += sign;
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
