package io.argosy.dockerapi.wire;

import io.argosy.model.id.NodeId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts, for each node, what clients of this server have had changed there, so that nobody is told what was true before a change that has been answered. Safe for any number of threads.
public final class Changes {

    private final Map<NodeId, AtomicLong> counts = new ConcurrentHashMap<>();

    /// Said before a change is asked for, and again before a client hears anything of it.
    public void note(NodeId node) {
        of(node).incrementAndGet();
    }

    public long count(NodeId node) {
        return of(node).get();
    }

    private AtomicLong of(NodeId node) {
        return counts.computeIfAbsent(node, _ -> new AtomicLong());
    }

    static boolean changes(String method) {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
