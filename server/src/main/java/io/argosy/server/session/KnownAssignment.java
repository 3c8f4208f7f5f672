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
record KnownAssignment(String digest, Assignment assignment) {

    static KnownAssignment of(Assignment assignment, Json json) {
        return new KnownAssignment(AssignmentDigest.of(assignment, json), assignment);
    }

    AssignmentChange whole(Stamp fence) {
        return new AssignmentChange(fence, Optional.empty(), List.copyOf(assignment.items().values()), List.of(), digest);
    }

    AssignmentChange since(KnownAssignment base, Stamp fence) {
        List<Item> put = assignment.items().values().stream().filter(item -> !item.equals(base.assignment.items().get(item.key()))).toList();
        List<String> remove = base.assignment.items().keySet().stream().filter(key -> !assignment.items().containsKey(key)).toList();
        return new AssignmentChange(fence, Optional.of(base.digest), put, remove, digest);
    }
}
