package io.argosy.control.assign;

import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import io.argosy.store.Snapshot;

/// How well what runs on a node is called from others.
public enum Footing {
    FIRM,
    /// Its engine is down. Containers live on, but within seconds the other engines forget their addresses on overlays (decision 87).
    SHAKY,
    /// It is lost: what ran there is taken to be gone.
    GONE;

    public static Footing of(Snapshot snapshot, NodeId node) {
        if (snapshot.get(Tables.LIVENESS, node).filter(now -> now.state() != Liveness.State.LOST).isEmpty()) {
            return GONE;
        }
        return snapshot.get(Tables.FACTS, node).filter(facts -> !facts.engineProblem().isEmpty()).isPresent() ? SHAKY : FIRM;
    }
}
