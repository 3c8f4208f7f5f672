package io.argosy.engine;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;

/// @param subnets in CIDR form
/// @param gateways the engine's own addresses on it, by which containers reach the node
/// @param internal whether it has no way out
/// @param containers running containers on it and their IPv4 addresses, by id; those of this engine only, and empty in lists
public record NetworkInfo(
        String id, String name, String driver, Map<String, String> labels, List<String> subnets, List<String> gateways, boolean internal,
        Map<String, String> containers) {
    public NetworkInfo {
        labels = Frozen.map(labels);
        subnets = List.copyOf(subnets);
        gateways = List.copyOf(gateways);
        containers = Frozen.map(containers);
    }
}
