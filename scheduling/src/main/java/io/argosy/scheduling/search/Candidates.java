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

/// The nodes that some fixed filters accept, in order by area. For all services that ask alike, or for one alone: then nodes with fewer of its
/// tasks come first.
final class Candidates {

    /// So many areas are looked at one by one; where there are more, the nodes of all areas are kept in order besides.
    private static final int FEW_AREAS = 16;

    private final List<NodeState> nodes;
    private final Areas areas;
    private final Strategy strategy;
    private final Optional<ServiceTasks> own;
    private final Changes changes;
    private final Rank[] ranks;
    private final LoadOrder[] orders;
    private final Rank[] ranksOfAll;
    private final LoadOrder all = new LoadOrder();
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
        this.inhabited = nodes.stream().mapToInt(areas::of).distinct().sorted().toArray();
        this.ranksOfAll = new Rank[inhabited.length > FEW_AREAS ? ranks.length : 0];
        fill();
    }

    private void fill() {
        Arrays.fill(orders, null);
        all.clear();
        for (int area : inhabited) {
            orders[area] = new LoadOrder();
        }
        for (NodeState node : nodes) {
            ranks[node.index()] = new Rank(node);
            put(ranks[node.index()], orders[areas.of(node)]);
            if (ranksOfAll.length > 0) {
                ranksOfAll[node.index()] = new Rank(node);
                put(ranksOfAll[node.index()], all);
            }
        }
        seen = changes.count();
    }

    private void put(Rank rank, LoadOrder order) {
        rank.refresh(strategy, own.isPresent() ? own.get().on(rank.node) : 0);
        order.add(rank);
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
        if (ranks[node.index()] != null) {
            move(ranks[node.index()], orders[areas.of(node)]);
            if (ranksOfAll.length > 0) {
                move(ranksOfAll[node.index()], all);
            }
        }
    }

    private void move(Rank rank, LoadOrder order) {
        order.remove(rank);
        put(rank, order);
    }

    /// Whether it has fallen so far behind that it had to be made anew.
    boolean stale() {
        return !changes.reachesBackTo(seen);
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

    /// Whether these are the same nodes in the same orders.
    boolean serve(List<NodeState> others, Areas otherAreas, Strategy wanted) {
        return areas == otherAreas && strategy == wanted && nodes.equals(others);
    }

    /// The areas that have any of the nodes. Not to be changed.
    int[] inhabited() {
        return inhabited;
    }

    /// The node's rank; null when it is none of them.
    Rank rankOf(NodeState node) {
        return ranks[node.index()];
    }

    /// The first node of an area that has room and is accepted; null when there is none, or none before the given one.
    Rank first(int area, Rank before, Room room, Predicate<NodeState> accepts) {
        Rank head = orders[area].head();
        if (before != null && head.compareTo(before) > 0) {
            return null;
        }
        Rank found = room.on(head.node) && accepts.test(head.node) ? head : orders[area].first(room.memory(), room.cpus(), accepts);
        return found == null || before != null && found.compareTo(before) > 0 ? null : found;
    }

    /// Whether the nodes of all areas are in order besides.
    boolean ordersAll() {
        return ranksOfAll.length > 0;
    }

    /// The first node of all areas that has room and is accepted; null when there is none. Only where they are in order.
    Rank firstOfAll(Room room, Predicate<NodeState> accepts) {
        return all.first(room.memory(), room.cpus(), accepts);
    }
}
