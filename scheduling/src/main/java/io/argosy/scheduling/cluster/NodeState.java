package io.argosy.scheduling.cluster;

import io.argosy.model.id.NodeId;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ResourceSpec.DeviceReservation;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.util.ArrayList;
import java.util.List;

/// A node and the totals of what its tasks were promised. Changed by its [Cluster] only.
public final class NodeState {

    private final NodeSnapshot snapshot;
    private final int index;
    private final List<String> topology;
    private final long cpuCapacity;
    private final long memoryCapacity;
    private final HeldPorts ports = new HeldPorts();
    private final DeviceCounts devices;
    private int tasks;
    private long cpus;
    private long memory;

    NodeState(NodeSnapshot snapshot, int index) {
        this.snapshot = snapshot;
        this.index = index;
        this.topology = prefixes(snapshot.node().topology());
        this.cpuCapacity = snapshot.facts().map(NodeFacts::cpus).orElse(Cpus.ZERO).value();
        this.memoryCapacity = snapshot.facts().map(NodeFacts::memory).orElse(ByteSize.ZERO).value();
        this.devices = new DeviceCounts(snapshot.facts().map(NodeFacts::devices).orElse(List.of()));
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

    /// Its place in the order of ids, from 0.
    public int index() {
        return index;
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

    /// Processor time that no task was promised, in the unit of [Cpus]; zero when more was promised than there is.
    public long freeCpus() {
        return Math.max(0, cpuCapacity - cpus);
    }

    /// Memory that no task was promised, in bytes; zero when more was promised than there is.
    public long freeMemory() {
        return Math.max(0, memoryCapacity - memory);
    }

    /// Whether a task of this node binds a port that clashes with the given one.
    public boolean clashes(HostPort wanted) {
        return ports.clash(wanted);
    }

    /// How many devices of a kind, or with an id, there are.
    public int devices(String kind) {
        return devices.present(kind);
    }

    /// How many of them no task was promised.
    public int freeDevices(String kind) {
        return devices.free(kind);
    }

    void add(ServiceSpec spec) {
        change(spec.resources(), 1);
        if (!spec.ports().isEmpty()) {
            HostPort.boundBy(spec).forEach(ports::add);
        }
    }

    void remove(ServiceSpec spec) {
        change(spec.resources(), -1);
        HostPort.boundBy(spec).forEach(ports::remove);
    }

    private void change(ResourceSpec resources, int sign) {
        tasks += sign;
        cpus += sign * resources.cpuReservation().orElse(Cpus.ZERO).value();
        memory += sign * resources.memoryReservation().orElse(ByteSize.ZERO).value();
        for (DeviceReservation device : resources.devices()) {
            devices.change(device, sign);
        }
    }
}
