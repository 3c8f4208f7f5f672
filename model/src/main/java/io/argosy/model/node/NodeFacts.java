package io.argosy.model.node;

import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What an agent reports of its machine and engine. Changes rarely; statistics are not part of it.
///
/// @param address at which other nodes and users reach the machine
/// @param os as the engine says: `linux`
/// @param architecture as images say: `amd64`
/// @param engineLabels labels of the engine itself
/// @param devices paths under `/dev` and kinds of device that can be reserved
/// @param engineProblem why the engine cannot be used, for people; empty when it can
/// @param identity unknown when an older agent says it
/// @param condition unknown when an older agent says it
/// @param namesProblem why names are not answered on the node as they should be, for people; empty when they are
/// @param features words of [AgentFeature]; none when an older agent says it
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
        String engineProblem,
        MachineIdentity identity,
        EngineCondition condition,
        String namesProblem,
        Set<String> features) {

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
        identity = Objects.requireNonNullElse(identity, MachineIdentity.UNKNOWN);
        condition = Objects.requireNonNullElse(condition, EngineCondition.UNKNOWN);
        namesProblem = Objects.requireNonNullElse(namesProblem, "");
        features = Frozen.set(Objects.requireNonNullElse(features, Set.of()));
    }

    /// Facts of which nothing is known that matters to other nodes.
    public NodeFacts(
            String hostname, String address, String os, String architecture, Cpus cpus, ByteSize memory, String engineVersion,
            String engineApiVersion, String agentVersion, Map<String, String> engineLabels, List<String> devices, String engineProblem) {
        this(hostname, address, os, architecture, cpus, memory, engineVersion, engineApiVersion, agentVersion, engineLabels, devices,
                engineProblem, MachineIdentity.UNKNOWN, EngineCondition.UNKNOWN, "", Set.of());
    }

    public NodeFacts with(MachineIdentity identity, EngineCondition condition) {
        return new NodeFacts(hostname, address, os, architecture, cpus, memory, engineVersion, engineApiVersion, agentVersion, engineLabels,
                devices, engineProblem, identity, condition, namesProblem, features);
    }

    public NodeFacts withEngineProblem(String problem) {
        return new NodeFacts(hostname, address, os, architecture, cpus, memory, engineVersion, engineApiVersion, agentVersion, engineLabels, devices,
                problem, identity, condition, namesProblem, features);
    }

    public NodeFacts withNamesProblem(String problem) {
        return new NodeFacts(hostname, address, os, architecture, cpus, memory, engineVersion, engineApiVersion, agentVersion, engineLabels,
                devices, engineProblem, identity, condition, problem, features);
    }

    /// @param words what the agent says it can do
    public NodeFacts withFeatures(Set<String> words) {
        return new NodeFacts(hostname, address, os, architecture, cpus, memory, engineVersion, engineApiVersion, agentVersion, engineLabels, devices,
                engineProblem, identity, condition, namesProblem, words);
    }

    public boolean can(AgentFeature feature) {
        return features.contains(feature.word());
    }
}
