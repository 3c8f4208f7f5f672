package io.argosy.gateway.route;

import io.argosy.model.id.ServiceRef;

/// The port of a listener whose publisher did not name one. The same on every node, without asking anyone.
public final class AutomaticPort {
    public static final int FIRST = 30000;
    public static final int COUNT = 2768;

    private AutomaticPort() {}

    public static int of(ServiceRef service, int target) {
        return FIRST + Math.floorMod((service + ":" + target).hashCode(), COUNT);
    }
}
