package io.argosy.model.service;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Where tasks may and should run.
///
/// @param spread attributes of nodes over whose values tasks are spread evenly, most important first
/// @param maxPerNode tasks of the service on one node at most
/// @param affinities to other services and to itself
/// @param strategy the cluster's own when absent
/// @param zones over how many its tasks have to be at least; absent where that does not matter
/// @param stays whether its tasks stay where they are when others are moved to nodes that came
public record PlacementSpec(
        List<Constraint> constraints, List<String> spread, Optional<Integer> maxPerNode, List<Affinity> affinities, Optional<Strategy> strategy,
        Optional<ZoneSpec> zones, boolean stays) {

    public static final PlacementSpec ANYWHERE =
            new PlacementSpec(List.of(), List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false);

    public PlacementSpec {
        constraints = Frozen.list(constraints);
        spread = Frozen.list(spread);
        Objects.requireNonNull(maxPerNode, "maxPerNode");
        affinities = Frozen.list(affinities);
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(zones, "zones");
    }

    public PlacementSpec staying(boolean wanted) {
        return new PlacementSpec(constraints, spread, maxPerNode, affinities, strategy, zones, wanted);
    }
}
