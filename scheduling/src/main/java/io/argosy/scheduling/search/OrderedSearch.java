package io.argosy.scheduling.search;

import io.argosy.model.service.Strategy;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.cluster.ServiceTasks;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;

/// One search through candidates that are in order: the areas with the smallest share of the service first, in them the node that comes first.
final class OrderedSearch {

    /// One area of so many, at least, counts as many.
    private static final int MANY = 16;

    private final Cluster cluster;
    private final Demand demand;
    private final Question question;
    private final Candidates candidates;
    private final ServiceTasks own;
    private final boolean skipsOwn;
    private Rank found;
    private int detours;

    OrderedSearch(Cluster cluster, Demand demand, Question question, Candidates candidates) {
        this.cluster = cluster;
        this.demand = demand;
        this.question = question;
        this.candidates = candidates;
        this.own = cluster.tasksOf(demand.service());
        this.skipsOwn = question.strategy() == Strategy.SPREAD && !candidates.ofOneService() && own.total() > 0;
    }

    Optional<NodeState> find() {
        int levels = question.spec().placement().spread().size() + (question.strategy() == Strategy.SPREAD ? cluster.depth() : 0);
        new AreaGroups(candidates.areas(), own.in(candidates.areas()), levels).walk(candidates.inhabited(), this::search);
        return Optional.ofNullable(found).map(rank -> rank.node);
    }

    /// How many nodes were passed over for having tasks of the service: an order for it alone would spare that.
    int detours() {
        return detours;
    }

    private boolean search(int[] group, int size) {
        found = candidates.ordersAll() && size * MANY >= candidates.inhabited().length ? amongMany(group, size) : oneByOne(group, size);
        if (found == null && skipsOwn) {
            found = fewestOfOwn(marked(group, size));
        }
        return found != null;
    }

    private Rank oneByOne(int[] group, int size) {
        Rank best = null;
        for (int at = 0; at < size; at++) {
            Rank rank = candidates.first(group[at], best, question.room(), this::accepts);
            best = rank == null ? best : rank;
        }
        return best;
    }

    /// Where the group has many of the areas, few nodes are passed over in the order of all.
    private Rank amongMany(int[] group, int size) {
        if (size == candidates.inhabited().length) {
            return candidates.firstOfAll(question.room(), this::accepts);
        }
        BitSet areas = marked(group, size);
        return candidates.firstOfAll(question.room(), node -> areas.get(candidates.areas().of(node)) && accepts(node));
    }

    private static BitSet marked(int[] group, int size) {
        BitSet areas = new BitSet();
        for (int at = 0; at < size; at++) {
            areas.set(group[at]);
        }
        return areas;
    }

    private boolean accepts(NodeState node) {
        if (skipsOwn && own.on(node) > 0) {
            detours++;
            return false;
        }
        return allowed(node);
    }

    private boolean allowed(NodeState node) {
        return Comparison.accepted(cluster, demand, node, question.changing());
    }

    /// Among nodes that all have tasks of the service.
    private Rank fewestOfOwn(BitSet areas) {
        detours += own.nodes().size();
        return own.nodes().stream()
                .filter(node -> areas.get(candidates.areas().of(node)) && candidates.rankOf(node) != null)
                .filter(node -> question.room().on(node) && allowed(node))
                .min(Comparator.<NodeState>comparingInt(own::on).thenComparing(candidates::rankOf))
                .map(candidates::rankOf).orElse(null);
    }
}
