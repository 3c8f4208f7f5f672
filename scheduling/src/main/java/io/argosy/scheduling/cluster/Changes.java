package io.argosy.scheduling.cluster;

import java.util.function.Consumer;

/// Which nodes changed lately, in order: whoever keeps something of nodes in order catches up from where it last read. Only so many are
/// remembered; a reader that fell too far behind begins anew.
public final class Changes {

    private static final int LEAST = 1024;

    private final NodeState[] ring;
    private long written;

    Changes(int nodes) {
        ring = new NodeState[Math.max(LEAST, Integer.highestOneBit(Math.max(1, nodes)) * 2)];
    }

    void add(NodeState node) {
        ring[(int) (written % ring.length)] = node;
        written++;
    }

    /// How many changes there have been.
    public long count() {
        return written;
    }

    /// Whether all changes after the first so many are remembered.
    public boolean reachesBackTo(long count) {
        return written - count <= ring.length;
    }

    /// Shows the changes after the first so many; a node that changed twice comes twice.
    public void since(long count, Consumer<NodeState> reader) {
        for (long at = count; at < written; at++) {
            reader.accept(ring[(int) (at % ring.length)]);
        }
    }
}
