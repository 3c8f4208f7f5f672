package io.argosy.scheduling.search;

import io.argosy.model.service.Strategy;
import io.argosy.scheduling.cluster.Areas;
import io.argosy.scheduling.cluster.Changes;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.cluster.ServiceTasks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The nodes that some fixed filters accept, in order by area. For all services that ask alike, or for one alone: then nodes with fewer of its
/// tasks come first.
final class Candidates {

    private final List<NodeState> nodes;
    private final Areas areas;
    private final Strategy strategy;
    private final Optional<ServiceTasks> own;
    private final Changes changes;
    private final Rank[] ranks;
    private final LoadOrder[] orders;
    private final int[] inhabited;
    private long seen;

    /// @param nodes in order of their ids
    /// @param own the tasks of the one service it is for
    Candidates(Cluster cluster, List<NodeState> nodes, Areas areas, Strategy strategy, Optional<ServiceTasks> own) {
        this.nodes = List.copyOf(nodes);
        this.areas = areas;
        this.strategy = strategy;
        this.own = own;
        this.changes = cluster.changes();
        this.ranks = new Rank[cluster.nodes().size()];
        this.orders = new LoadOrder[areas.count()];
        fill();
        this.inhabited = IntStream.range(0, orders.length).filter(area -> orders[area] != null).toArray();
    }

    private void fill() {
        Arrays.fill(orders, null);
        for (NodeState node : nodes) {
            ranks[node.index()] = new Rank(node);
            put(ranks[node.index()]);
        }
        seen = changes.count();
    }

    private void put(Rank rank) {
        int area = areas.of(rank.node);
        rank.refresh(strategy, own.isPresent() ? own.get().on(rank.node) : 0);
        if (orders[area] == null) {
            orders[area] = new LoadOrder();
        }
        orders[area].add(rank);
    }

    /// Takes in what changed on nodes since the last time.
    void catchUp() {
        if (!changes.reachesBackTo(seen)) {
            fill();
            return;
        }
        changes.since(seen, this::move);
        seen = changes.count();
    }

    private void move(NodeState node) {
        Rank rank = ranks[node.index()];
        if (rank != null) {
            orders[areas.of(node)].remove(rank);
            put(rank);
        }
    }

    List<NodeState> nodes() {
        return nodes;
    }

    Areas areas() {
        return areas;
    }

    Strategy strategy() {
        return strategy;
    }

    /// Whether it is for one service alone.
    boolean ofOneService() {
        return own.isPresent();
    }

    /// The areas that have any of the nodes. Not to be changed.
    int[] inhabited() {
        return inhabited;
    }

    /// The node's rank; null when it is none of them.
    Rank rankOf(NodeState node) {
        return ranks[node.index()];
    }

    /// The first node of an area that has room and is accepted; null when there is none.
    Rank first(int area, Room room, Predicate<NodeState> accepts) {
        return orders[area].first(room.memory(), room.cpus(), accepts);
    }
}
