package io.argosy.simulation.check;

import io.argosy.store.Snapshot;

/// Something that must hold of the records.
interface RecordRule {

    /// @throws io.argosy.simulation.trace.Violation when it does not
    void check(Snapshot snapshot);
}
