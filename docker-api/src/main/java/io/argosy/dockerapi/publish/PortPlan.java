package io.argosy.dockerapi.publish;

import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.model.id.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which ports are to be open here. Pure.
public final class PortPlan {

    private static final String LOOPBACK = "127.0.0.1";

    /// Where a port leads. @param container its id
    public record Target(NodeId node, int port, String container) {}

    private PortPlan() {}

    /// A port that is open stays with its container for as long as that publishes it; else the one that was made first has it.
    ///
    /// @param published containers made by clients, the oldest first
    /// @param here nodes on this machine, whose engines open their ports here themselves
    /// @param open what is open now
    public static Map<HostPort, Target> of(List<Resident> published, Set<NodeId> here, Map<HostPort, Target> open) {
        Map<HostPort, Target> wanted = new LinkedHashMap<>();
        Map<HostPort, Set<Target>> claims = new HashMap<>();
        published.forEach(each -> carried(each, here).forEach((port, target) -> claims.computeIfAbsent(port, _ -> new HashSet<>()).add(target)));
        open.forEach((port, target) -> {
            if (claims.getOrDefault(port, Set.of()).contains(target)) {
                wanted.put(port, target);
            }
        });
        for (Resident each : published) {
            carried(each, here).forEach((port, target) -> {
                if (wanted.keySet().stream().noneMatch(port::collidesWith)) {
                    wanted.put(port, target);
                }
            });
        }
        return wanted;
    }

    private static Map<HostPort, Target> carried(Resident container, Set<NodeId> here) {
        Map<HostPort, Target> found = new HashMap<>();
        for (HostPort port : container.ports()) {
            if (port.protocol().equals("tcp") && Set.of("", LOOPBACK).contains(port.address()) && !here.contains(container.node().id())) {
                found.put(port, new Target(container.node().id(), port.port(), container.id()));
            }
        }
        return found;
    }
}
