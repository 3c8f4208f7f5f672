package io.argosy.scheduling;

import io.argosy.model.id.TaskId;
import io.argosy.model.service.Strategy;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.NodeScore;
import io.argosy.scheduling.search.Rules;
import java.util.List;
import java.util.Map;

/// Filters, then scores. Holds nothing but its rules; safe for any number of threads.
public final class Scheduler {

    public static final Scheduler STANDARD = new Scheduler(Strategy.SPREAD, List.of(), List.of());

    private final Rules rules;

    /// @param strategy of services that name none
    /// @param filters besides the standard ones
    /// @param scores besides the standard ones
    public Scheduler(Strategy strategy, List<NodeFilter> filters, List<NodeScore> scores) {
        this.rules = Rules.with(strategy, filters, scores);
    }

    /// A placer for a cluster: the longer it is used, the less each placement costs.
    public Placer on(Cluster cluster) {
        return new Placer(cluster, rules);
    }

    /// Chooses, and changes nothing.
    public Placement choose(Cluster cluster, Demand demand) {
        return on(cluster).choose(demand);
    }

    /// Places tasks as [Placer#placeAll] does.
    public Map<TaskId, Placement> placeAll(Cluster cluster, List<Demand> demands) {
        return on(cluster).placeAll(demands);
    }
}
