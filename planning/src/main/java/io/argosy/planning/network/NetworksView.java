package io.argosy.planning.network;

import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.network.OverlayState;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is decided on: networks apps have use for, overlays as they were decided on and as the Swarm's steward reports them.
///
/// @param spans whether the cluster's networks go by overlays: it has, or had, several nodes
/// @param needs in the order in which addresses are given out
/// @param overlays by their engine name
/// @param states by the overlays' engine name
/// @param byHand ranges of networks made by hand, with their names
/// @param elsewhere ranges that no network may lie in, such as those the nodes themselves are in
/// @param nodes how many there are
public record NetworksView(
        boolean spans,
        List<NetworkNeed> needs,
        Map<String, OverlayNetwork> overlays,
        Map<String, OverlayState> states,
        Map<Cidr, String> byHand,
        List<Cidr> elsewhere,
        AddressRange range,
        int nodes) {

    public NetworksView {
        needs = Frozen.list(needs);
        overlays = Frozen.map(overlays);
        states = Frozen.map(states);
        byHand = Frozen.map(byHand);
        elsewhere = Frozen.list(elsewhere);
        Objects.requireNonNull(range, "range");
    }
}
