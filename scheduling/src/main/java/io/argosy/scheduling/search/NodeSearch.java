package io.argosy.scheduling.search;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.Affinity;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Searches one cluster, for as long as it lives.
public final class NodeSearch {

    private static final int MOST_QUESTIONS = 10_000;

    private final Cluster cluster;
    private final Rules rules;
    private final CandidatePool pool;
    private final Map<ServiceRef, Question> questions = new HashMap<>();

    public NodeSearch(Cluster cluster, Rules rules) {
        this.cluster = cluster;
        this.rules = rules;
        this.pool = new CandidatePool(cluster);
    }

    /// The best node, by the shortest way that leads to it.
    public Optional<NodeState> best(Demand demand) {
        Question question = question(demand);
        Optional<List<NodeState>> few = few(demand);
        if (few.isPresent()) {
            return Comparison.best(cluster, demand, few.get(), concerned(demand), question.scores());
        }
        Candidates candidates = pool.of(demand, question);
        if (!question.ordinary()) {
            return Comparison.best(cluster, demand, candidates.nodes(), question.changing(), question.scores());
        }
        candidates.catchUp();
        OrderedSearch search = new OrderedSearch(cluster, demand, question, candidates);
        Optional<NodeState> found = search.find();
        pool.passedOver(demand, question, candidates, search.detours());
        return found;
    }

    /// The best node, by comparing all of them.
    public Optional<NodeState> bestOfAll(Demand demand) {
        return Comparison.best(cluster, demand, cluster.nodes(), concerned(demand), question(demand).scores());
    }

    /// The best of nodes that are known to take it, in order of their ids.
    public NodeState bestOf(Demand demand, List<NodeState> nodes) {
        return Comparison.best(cluster, demand, nodes, List.of(), question(demand).scores()).orElseThrow();
    }

    private List<NodeFilter> concerned(Demand demand) {
        return rules.filters().stream().filter(filter -> filter.concerns(demand)).toList();
    }

    private Question question(Demand demand) {
        Question known = questions.get(demand.service());
        if (known != null && known.spec() == demand.spec()) {
            return known;
        }
        if (questions.size() >= MOST_QUESTIONS) {
            questions.clear();
        }
        Question asked = Question.of(demand, rules);
        questions.put(demand.service(), asked);
        return asked;
    }

    /// The nodes that one rule leaves, where it leaves few; none of the others could be accepted.
    private Optional<List<NodeState>> few(Demand demand) {
        if (demand.boundTo().isPresent()) {
            return Optional.of(cluster.node(demand.boundTo().get()).stream().toList());
        }
        for (String volume : demand.localVolumes()) {
            Optional<NodeId> home = cluster.homeOf(volume);
            if (home.isPresent()) {
                return Optional.of(cluster.node(home.get()).stream().toList());
            }
        }
        return demand.spec().placement().affinities().stream()
                .filter(affinity -> affinity.required() && affinity.kind() == Affinity.Kind.NEAR && affinity.over().equals(Affinity.NODE))
                .map(demand::other)
                .filter(other -> !other.equals(demand.service()))
                .findFirst()
                .map(other -> cluster.tasksOf(other).nodes().stream().sorted(Comparator.comparingInt(NodeState::index)).toList());
    }
}
