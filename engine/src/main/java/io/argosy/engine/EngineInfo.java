package io.argosy.engine;

import io.argosy.model.node.EngineCondition.SwarmPlace;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.model.unit.Frozen;
import java.util.Map;

/// What an engine says of itself and its machine.
///
/// @param os such as `linux`
/// @param architecture as images name it: `amd64`
/// @param id which it gave itself at its first start; empty when it says none
/// @param rootDirectory where it keeps images and volumes
/// @param swarm what it is to a Swarm
public record EngineInfo(
        String hostname,
        String version,
        String apiVersion,
        String os,
        String architecture,
        Cpus cpus,
        ByteSize memory,
        Map<String, String> labels,
        String id,
        String rootDirectory,
        boolean liveRestore,
        SwarmPlace swarm) {
    public EngineInfo {
        labels = Frozen.map(labels);
    }
}
