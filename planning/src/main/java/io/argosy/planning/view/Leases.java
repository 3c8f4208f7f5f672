package io.argosy.planning.view;

import io.argosy.model.id.TaskId;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which exclusive tasks may still run though their node is lost or was removed, as the leader judges.
///
/// @param held until when each of them may run, by the clock that plans are made by; [Instant#MAX] for one that needs no lease
/// @param lapsed tasks whose leases have lapsed and are never granted again: they do not run, wherever their node is
public record Leases(Map<TaskId, Instant> held, Set<TaskId> lapsed) {

    public static final Leases NONE = new Leases(Map.of(), Set.of());

    public Leases {
        held = Frozen.map(held);
        lapsed = Frozen.set(lapsed);
    }

    Optional<Instant> heldUntil(TaskId task) {
        return Optional.ofNullable(held.get(task));
    }
}
