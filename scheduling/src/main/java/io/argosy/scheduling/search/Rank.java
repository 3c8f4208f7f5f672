package io.argosy.scheduling.search;

import io.argosy.model.service.Strategy;
import io.argosy.scheduling.cluster.NodeState;

/// A node's place in an order, as it was when the node was last put there: the measures of the last scores, [io.argosy.scheduling.score.Scores].
final class Rank implements Comparable<Rank> {

    /// Spreads places in the tree evenly, the same way each time.
    private static final int SCATTER = 0x9E3779B9;

    final NodeState node;
    final int priority;
    long freeMemory;
    long freeCpus;
    private int ownTasks;
    private long first;
    private long second;
    private long third;
    private long fourth;

    Rank left;
    Rank right;
    long mostMemory;
    long mostCpus;

    Rank(NodeState node) {
        this.node = node;
        int scattered = node.index() * SCATTER;
        this.priority = scattered ^ scattered >>> 15;
    }

    /// Takes the node's present load. Only while it is in no order.
    ///
    /// @param ownTasks tasks of the service the order is for; 0 when it is for any
    void refresh(Strategy strategy, int ownTasks) {
        this.ownTasks = ownTasks;
        freeMemory = node.freeMemory();
        freeCpus = node.freeCpus();
        switch (strategy) {
            case SPREAD -> measure(node.tasks(), -freeMemory, -freeCpus, 0);
            case BINPACK -> measure(node.tasks() == 0 ? 1 : 0, freeMemory, freeCpus, -node.tasks());
        }
    }

    private void measure(long one, long two, long three, long four) {
        first = one;
        second = two;
        third = three;
        fourth = four;
    }

    /// Says again how much is free at most, here and below.
    void sum() {
        mostMemory = Math.max(freeMemory, Math.max(left == null ? 0 : left.mostMemory, right == null ? 0 : right.mostMemory));
        mostCpus = Math.max(freeCpus, Math.max(left == null ? 0 : left.mostCpus, right == null ? 0 : right.mostCpus));
    }

    @Override
    public int compareTo(Rank other) {
        return ownTasks != other.ownTasks ? Integer.compare(ownTasks, other.ownTasks)
                : first != other.first ? Long.compare(first, other.first)
                : second != other.second ? Long.compare(second, other.second)
                : third != other.third ? Long.compare(third, other.third)
                : fourth != other.fourth ? Long.compare(fourth, other.fourth)
                : Integer.compare(node.index(), other.node.index());
    }
}
