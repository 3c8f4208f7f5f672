package io.argosy.dockerapi;

import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import java.util.Map;

/// Nodes for tests.
public final class TestNodes {

    private TestNodes() {}

    public static FleetNode node(String name) {
        return node(name, Presence.THERE, Map.of(), new ApiVersion(1, 41));
    }

    public static FleetNode node(String name, Map<String, String> labels) {
        return node(name, Presence.THERE, labels, new ApiVersion(1, 41));
    }

    public static FleetNode node(String name, Presence presence, Map<String, String> labels, ApiVersion api) {
        String state = switch (presence) {
            case THERE -> "connected";
            case AWAY -> "away (its agent is silent)";
            case LOST -> "lost";
        };
        return new FleetNode(new NodeId("id-" + name), new NodeName(name), "10.0.0." + name.substring(1), presence, true, state, labels, 2, 4L << 30, "linux", "amd64", "20.10.24", api);
    }
}
