package io.argosy.scheduling.search;

import io.argosy.model.service.ResourceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.scheduling.cluster.NodeState;

/// What has to be free on a node, in bytes and in the unit of [Cpus].
record Room(long memory, long cpus) {

    static Room of(ResourceSpec resources) {
        return new Room(resources.memoryReservation().orElse(ByteSize.ZERO).value(), resources.cpuReservation().orElse(Cpus.ZERO).value());
    }

    boolean on(NodeState node) {
        return node.freeMemory() >= memory && node.freeCpus() >= cpus;
    }
}
