package io.argosy.scheduling.search;

import io.argosy.model.service.Strategy;
import io.argosy.scheduling.filter.Filters;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.NodeScore;
import io.argosy.scheduling.score.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// By which tasks are placed.
///
/// @param strategy of services that name none
/// @param filters in the order in which they name reasons
/// @param plugged scores of plug-ins
public record Rules(Strategy strategy, List<NodeFilter> filters, List<NodeScore> plugged) {

    public Rules {
        Objects.requireNonNull(strategy, "strategy");
        filters = List.copyOf(filters);
        plugged = List.copyOf(plugged);
    }

    /// The standard rules, and more: filters that are asked after the standard ones, scores that decide before the load does.
    public static Rules with(Strategy strategy, List<NodeFilter> filters, List<NodeScore> scores) {
        List<NodeFilter> all = new ArrayList<>(Filters.STANDARD);
        all.addAll(filters);
        return new Rules(strategy, all, scores);
    }

    /// Most important first.
    public List<NodeScore> scores(Strategy wanted) {
        return Scores.of(wanted, plugged);
    }

    /// Whether the orders of candidates say all that these scores do.
    static boolean ordinary(List<NodeScore> scores) {
        return scores.stream().allMatch(Scores::ordinary);
    }
}
