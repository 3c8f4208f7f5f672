package io.argosy.server.session;

import io.argosy.api.session.AssignmentDigest;
import io.argosy.api.session.ServerMessage.AssignmentChange;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import java.util.List;
import java.util.Optional;

/// An assignment under its digest.
record KnownAssignment(AssignmentDigest named, Assignment assignment) {

    /// @param before one that has much in common with this one
    static KnownAssignment of(Assignment assignment, Optional<KnownAssignment> before, Json json) {
        return new KnownAssignment(before.map(known -> known.named.next(assignment, json)).orElseGet(() -> AssignmentDigest.of(assignment, json)), assignment);
    }

    String digest() {
        return named.text();
    }

    AssignmentChange whole(Stamp fence) {
        return new AssignmentChange(fence, Optional.empty(), List.copyOf(assignment.items().values()), List.of(), digest());
    }

    AssignmentChange since(KnownAssignment base, Stamp fence) {
        List<Item> put = assignment.items().values().stream().filter(item -> !item.equals(base.assignment.items().get(item.key()))).toList();
        List<String> remove = base.assignment.items().keySet().stream().filter(key -> !assignment.items().containsKey(key)).toList();
        return new AssignmentChange(fence, Optional.of(base.digest()), put, remove, digest());
    }
}
