package io.argosy.planning.rebalance;

import io.argosy.model.unit.Frozen;
import io.argosy.planning.view.AppView;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Everything that is gone by, read in one snapshot.
///
/// @param apps all of them
/// @param nodes all of them
/// @param placer on a cluster that holds what the snapshot shows, for this plan alone: moves are tried on it
/// @param ledSince when the server began to lead
/// @param suspecting whether some node is not heard right now
public record RebalanceView(List<AppView> apps, List<NodeSnapshot> nodes, Placer placer, Instant ledSince, boolean suspecting) {

    public RebalanceView {
        apps = Frozen.list(apps);
        nodes = Frozen.list(nodes);
        Objects.requireNonNull(placer, "placer");
        Objects.requireNonNull(ledSince, "ledSince");
    }
}
