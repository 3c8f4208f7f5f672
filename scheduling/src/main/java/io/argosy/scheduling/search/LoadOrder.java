package io.argosy.scheduling.search;

import io.argosy.scheduling.cluster.NodeState;
import java.util.function.Predicate;

/// Nodes in the order in which a task would choose among them. A treap, whose branches know how much memory and processor time is free in
/// them at most, so that full nodes are passed over in one step.
final class LoadOrder {

    private Rank root;
    private Rank head;
    private Rank lower;
    private Rank upper;

    void clear() {
        root = null;
        head = null;
    }

    void add(Rank rank) {
        rank.left = null;
        rank.right = null;
        head = null;
        root = add(root, rank);
    }

    private Rank add(Rank at, Rank rank) {
        if (at == null || rank.priority > at.priority) {
            split(at, rank);
            rank.left = lower;
            rank.right = upper;
            rank.sum();
            return rank;
        }
        if (rank.compareTo(at) < 0) {
            at.left = add(at.left, rank);
        } else {
            at.right = add(at.right, rank);
        }
        at.sum();
        return at;
    }

    /// Leaves what is before the rank in `lower`, and the rest in `upper`.
    private void split(Rank at, Rank by) {
        if (at == null) {
            lower = null;
            upper = null;
        } else if (at.compareTo(by) < 0) {
            split(at.right, by);
            at.right = lower;
            at.sum();
            lower = at;
        } else {
            split(at.left, by);
            at.left = upper;
            at.sum();
            upper = at;
        }
    }

    /// @param rank as it was when it was added
    void remove(Rank rank) {
        head = null;
        root = remove(root, rank);
    }

    private static Rank remove(Rank at, Rank rank) {
        if (at == rank) {
            return join(at.left, at.right);
        }
        if (rank.compareTo(at) < 0) {
            at.left = remove(at.left, rank);
        } else {
            at.right = remove(at.right, rank);
        }
        at.sum();
        return at;
    }

    private static Rank join(Rank before, Rank after) {
        if (before == null || after == null) {
            return before == null ? after : before;
        }
        if (before.priority > after.priority) {
            before.right = join(before.right, after);
            before.sum();
            return before;
        }
        after.left = join(before, after.left);
        after.sum();
        return after;
    }

    /// The first node, whatever it has room for; null when there is none.
    Rank head() {
        if (head == null && root != null) {
            head = root;
            while (head.left != null) {
                head = head.left;
            }
        }
        return head;
    }

    /// The first node that has room and is accepted; null when there is none.
    Rank first(long memory, long cpus, Predicate<NodeState> accepts) {
        return first(root, memory, cpus, accepts);
    }

    private static Rank first(Rank at, long memory, long cpus, Predicate<NodeState> accepts) {
        if (at == null || at.mostMemory < memory || at.mostCpus < cpus) {
            return null;
        }
        Rank before = first(at.left, memory, cpus, accepts);
        if (before != null) {
            return before;
        }
        if (at.freeMemory >= memory && at.freeCpus >= cpus && accepts.test(at.node)) {
            return at;
        }
        return first(at.right, memory, cpus, accepts);
    }
}
