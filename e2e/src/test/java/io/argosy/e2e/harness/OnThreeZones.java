package io.argosy.e2e.harness;

/// Scenarios on five nodes in three zones (1 and 4, 2 and 5, 3), and three servers on three members of etcd. They share one fleet.
public final class OnThreeZones extends OnFleet {

    public OnThreeZones() {
        super(() -> Fleet.start("e2e5", "hello", 5, 3));
    }
}
