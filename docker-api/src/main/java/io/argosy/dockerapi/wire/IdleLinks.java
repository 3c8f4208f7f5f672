package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.model.id.NodeId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Links that exchanges left clean, until another needs them: to open one takes a turn to the node's agent and another to its engine. Safe for any number of threads.
final class IdleLinks {

    /// Of one node.
    static final int MOST = 16;

    /// One that nobody needed for so long ends.
    static final Duration LONGEST = Duration.ofSeconds(30);

    private record Idle(EngineLink link, long since) {}

    private final Map<NodeId, Deque<Idle>> byNode = new HashMap<>();
    private boolean closed;

    /// The one that was used last, if there is one that the engine has not ended.
    synchronized Optional<EngineLink> take(NodeId node) {
        Deque<Idle> idle = byNode.getOrDefault(node, new ArrayDeque<>());
        while (!idle.isEmpty()) {
            EngineLink link = idle.removeLast().link();
            if (link.isOpen()) {
                return Optional.of(link);
            }
            link.close();
        }
        return Optional.empty();
    }

    /// Keeps a link, or ends it where enough are kept.
    ///
    /// @param now of [System#nanoTime()]
    void keep(NodeId node, EngineLink link, long now) {
        if (!kept(node, link, now)) {
            link.close();
        }
    }

    private synchronized boolean kept(NodeId node, EngineLink link, long now) {
        Deque<Idle> idle = byNode.computeIfAbsent(node, _ -> new ArrayDeque<>());
        if (closed || idle.size() >= MOST) {
            return false;
        }
        idle.addLast(new Idle(link, now));
        return true;
    }

    /// Ends those that nobody needed for long, or that the engine has ended.
    void sweep(long now) {
        unneeded(now).forEach(EngineLink::close);
    }

    private synchronized List<EngineLink> unneeded(long now) {
        List<EngineLink> ended = new ArrayList<>();
        byNode.values().forEach(idle -> idle.removeIf(each -> {
            boolean over = now - each.since() > LONGEST.toNanos() || !each.link().isOpen();
            if (over) {
                ended.add(each.link());
            }
            return over;
        }));
        byNode.values().removeIf(Deque::isEmpty);
        return ended;
    }

    /// Ends all, and keeps none from now on.
    void close() {
        all().forEach(EngineLink::close);
    }

    private synchronized List<EngineLink> all() {
        closed = true;
        List<EngineLink> all = byNode.values().stream().flatMap(Deque::stream).map(Idle::link).toList();
        byNode.clear();
        return all;
    }
}
