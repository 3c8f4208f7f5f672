package io.argosy.engine;

import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.model.unit.Frozen;
import java.util.Map;

/// What an engine says of itself and its machine.
///
/// @param os such as `linux`
/// @param architecture as images name it: `amd64`
public record EngineInfo(
        String hostname,
        String version,
        String apiVersion,
        String os,
        String architecture,
        Cpus cpus,
        ByteSize memory,
        Map<String, String> labels) {
    public EngineInfo {
        labels = Frozen.map(labels);
    }
}
