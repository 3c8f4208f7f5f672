package io.argosy.store.state;

import io.argosy.store.CommitResult;
import java.util.List;

/// What one transaction comes to.
///
/// @param after the state that follows; the same when nothing changes
/// @param rows what the disk must take for it; empty when nothing changes
public record Step(State after, CommitResult result, List<Row> rows) {

    public Step {
        rows = List.copyOf(rows);
    }

    static Step nothing(State state, CommitResult result) {
        return new Step(state, result, List.of());
    }
}
