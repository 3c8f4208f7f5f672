package io.argosy.model.node;

import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What an agent reports of its machine and engine. Changes rarely; statistics are not part of it.
///
/// @param address at which other nodes and users reach the machine
/// @param os as the engine says: `linux`
/// @param architecture as images say: `amd64`
/// @param engineLabels labels of the engine itself
/// @param devices paths under `/dev` and kinds of device that can be reserved
/// @param engineProblem why the engine cannot be used, for people; empty when it can
public record NodeFacts(
        String hostname,
        String address,
        String os,
        String architecture,
        Cpus cpus,
        ByteSize memory,
        String engineVersion,
        String engineApiVersion,
        String agentVersion,
        Map<String, String> engineLabels,
        List<String> devices,
        String engineProblem) {

    public NodeFacts {
        Objects.requireNonNull(hostname, "hostname");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(os, "os");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(cpus, "cpus");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(engineVersion, "engineVersion");
        Objects.requireNonNull(engineApiVersion, "engineApiVersion");
        Objects.requireNonNull(agentVersion, "agentVersion");
        engineLabels = Frozen.map(engineLabels);
        devices = Frozen.list(devices);
        Objects.requireNonNull(engineProblem, "engineProblem");
    }
}
