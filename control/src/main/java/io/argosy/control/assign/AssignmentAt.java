package io.argosy.control.assign;

import io.argosy.model.assignment.Assignment;
import java.util.Objects;

/// A node's assignment as of one revision of the store.
public record AssignmentAt(long revision, Assignment assignment) {

    public AssignmentAt {
        Objects.requireNonNull(assignment, "assignment");
    }
}
