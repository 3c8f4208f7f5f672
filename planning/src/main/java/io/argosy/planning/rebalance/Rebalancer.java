package io.argosy.planning.rebalance;

import java.time.Instant;

/// Plans which tasks depart to nodes that came, and which of those that were told to stay after all. Pure and total.
///
/// Each move makes the numbers of a service's tasks in places and on nodes strictly more even, so moving comes to an end; a plan that was carried out leaves nothing to do until an agent says something
/// new or time passes.
public final class Rebalancer {

    public RebalancePlan plan(RebalanceView view, Budget budget, Instant now) {
        return new Draft(view, budget, now).plan();
    }
}
