package io.argosy.scheduling.search;

import io.argosy.model.id.ServiceRef;
import io.argosy.scheduling.cluster.Areas;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Candidates that were ordered once, for each kind of question, and for services that pass over too many nodes otherwise.
final class CandidatePool {

    private static final int MOST_KINDS = 256;
    private static final int MOST_SERVICES = 64;

    /// Searches that pass over fewer nodes are not worth counting.
    private static final int FEW = 8;

    /// About how many searches are remembered.
    private static final int LATELY = 64;

    /// An order of one's own costs about as much as so many detours for each node.
    private static final int WORTH_AN_ORDER = 4;

    private final Cluster cluster;
    private final Map<Question.Kind, Candidates> byKind = limited(MOST_KINDS);
    private final Map<Own, Candidates> byService = limited(MOST_SERVICES);
    private final Map<Own, Integer> detours = limited(MOST_KINDS);

    CandidatePool(Cluster cluster) {
        this.cluster = cluster;
    }

    private record Own(ServiceRef service, Question.Kind kind) {}

    private static <K, V> Map<K, V> limited(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    Candidates of(Demand demand, Question question) {
        Own key = new Own(demand.service(), question.kind());
        Candidates own = byService.get(key);
        if (own != null && own.stale()) {
            byService.remove(key);
            return shared(demand, question);
        }
        return own != null ? own : shared(demand, question);
    }

    private Candidates shared(Demand demand, Question question) {
        Candidates known = byKind.get(question.kind());
        if (known == null) {
            List<NodeState> nodes = accepted(demand, question);
            known = byKind.values().stream().filter(other -> other.serve(nodes, areas(question), question.strategy())).findFirst()
                    .orElseGet(() -> new Candidates(cluster, nodes, areas(question), question.strategy(), Optional.empty()));
            byKind.put(question.kind(), known);
        }
        return known;
    }

    private Areas areas(Question question) {
        return cluster.areas(question.spec().placement().spread());
    }

    private List<NodeState> accepted(Demand demand, Question question) {
        return cluster.nodes().stream().filter(node -> Comparison.accepted(cluster, demand, node, question.fixed())).toList();
    }

    /// Remembers how many nodes a service's searches passed over of late. One that passes over many gets an order of its own.
    void passedOver(Demand demand, Question question, Candidates used, int nodes) {
        if (nodes < FEW) {
            return;
        }
        Own own = new Own(demand.service(), question.kind());
        int all = detours.merge(own, nodes, (before, more) -> before - before / LATELY + more);
        if (all > WORTH_AN_ORDER * used.nodes().size()) {
            detours.remove(own);
            byService.put(own, new Candidates(cluster, used.nodes(), areas(question), question.strategy(),
                    Optional.of(cluster.tasksOf(demand.service()))));
        }
    }
}
