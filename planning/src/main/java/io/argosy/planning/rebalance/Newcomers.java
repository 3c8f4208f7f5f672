package io.argosy.planning.rebalance;

import io.argosy.model.id.NodeId;
import io.argosy.model.node.Coming;
import io.argosy.model.node.Liveness;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Nodes that came and have been there for long enough to get tasks of others.
///
/// @param ready those, by id
/// @param nextAt when another is ready if it stays
record Newcomers(Map<NodeId, NodeSnapshot> ready, Optional<Instant> nextAt) {

    static Newcomers of(List<NodeSnapshot> nodes, Duration calm, Instant now) {
        Map<NodeId, NodeSnapshot> ready = new HashMap<>();
        Optional<Instant> next = Optional.empty();
        for (NodeSnapshot node : nodes) {
            Optional<Instant> at = node.connected() && node.active() && !node.liveness().flapping().rests()
                    ? node.liveness().came().map(coming -> readyAt(node.liveness(), coming, calm)) : Optional.empty();
            if (at.filter(now::isBefore).isPresent()) {
                next = next.filter(at.get()::isAfter).or(() -> at);
            } else if (at.isPresent()) {
                ready.put(node.id(), node);
            }
        }
        return new Newcomers(ready, next);
    }

    /// One that was lost several times lately has to be there so many times as long.
    private static Instant readyAt(Liveness liveness, Coming coming, Duration calm) {
        Instant since = liveness.since().isAfter(coming.at()) ? liveness.since() : coming.at();
        return since.plus(calm.multipliedBy(Math.max(1, liveness.flapping().losses().size())));
    }

    Set<NodeId> ids() {
        return ready.keySet();
    }

    /// `node n4 joined`.
    String told(NodeId node) {
        NodeSnapshot known = ready.get(node);
        return "node " + known.node().name() + " " + known.liveness().came().orElseThrow().word();
    }
}
