package io.argosy.e2e.harness;

/// Scenarios on three nodes and one server. They share one fleet.
public final class OnThreeNodes extends OnFleet {

    public OnThreeNodes() {
        super(() -> Fleet.start("e2e3", "all", 3));
    }
}
