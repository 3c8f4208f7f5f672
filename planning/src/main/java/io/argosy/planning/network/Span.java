package io.argosy.planning.network;

import io.argosy.model.service.NetworkSpec;

/// Whether a network spans nodes.
public enum Span {
    /// It is a bridge on the only node, an overlay when there are several.
    CLUSTER,
    /// It is what the app's file says on each node: external, or of a driver that is the node's own affair.
    GIVEN;

    private static final String BRIDGE_OPTION = "com.docker.network.bridge.";

    /// Files name `bridge` because Compose's engine is one; only options of a bridge say that a bridge is meant.
    public static Span of(NetworkSpec spec) {
        String driver = spec.driver().orElse("overlay");
        boolean bridge = driver.equals("bridge") && spec.driverOptions().keySet().stream().noneMatch(key -> key.startsWith(BRIDGE_OPTION));
        return !spec.external() && (driver.equals("overlay") || bridge) ? CLUSTER : GIVEN;
    }
}
