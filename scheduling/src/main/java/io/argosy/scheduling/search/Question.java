package io.argosy.scheduling.search;

import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.Strategy;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.NodeScore;
import java.util.ArrayList;
import java.util.List;

/// What the tasks of a service ask alike.
///
/// @param fixed filters that go by nodes and the kind alone
/// @param changing filters that look at what is placed
/// @param scores most important first
/// @param ordinary whether the scores are those the orders of candidates are made for
/// @param kind equal for services that the fixed filters treat alike
record Question(
        ServiceSpec spec, Strategy strategy, List<NodeFilter> fixed, List<NodeFilter> changing, List<NodeScore> scores, boolean ordinary,
        Room room, Kind kind) {

    /// @param values of the fixed filters
    record Kind(List<Object> values, List<String> spread, Strategy strategy) {}

    static Question of(Demand demand, Rules rules) {
        ServiceSpec spec = demand.spec();
        Strategy strategy = spec.placement().strategy().orElse(rules.strategy());
        List<NodeFilter> fixed = new ArrayList<>();
        List<NodeFilter> changing = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (NodeFilter filter : rules.filters()) {
            if (filter.concerns(demand)) {
                filter.fixedBy(demand).ifPresentOrElse(value -> {
                    fixed.add(filter);
                    values.add(new Fixed(filter.getClass(), value));
                }, () -> changing.add(filter));
            }
        }
        List<NodeScore> scores = rules.scores(strategy).stream().filter(score -> score.concerns(demand)).toList();
        return new Question(spec, strategy, List.copyOf(fixed), List.copyOf(changing), scores, Rules.ordinary(scores),
                Room.of(spec.resources()), new Kind(List.copyOf(values), spec.placement().spread(), strategy));
    }

    private record Fixed(Class<?> filter, Object value) {}
}
