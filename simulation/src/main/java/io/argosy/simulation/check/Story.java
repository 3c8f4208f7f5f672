package io.argosy.simulation.check;

import io.argosy.control.record.Tables;
import io.argosy.model.event.Event;
import io.argosy.simulation.trace.Trace;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;

/// Tells the cluster's own events in the trace.
final class Story implements RecordRule {

    private final Trace trace;
    private long told;

    Story(Trace trace) {
        this.trace = trace;
    }

    @Override
    public void check(Snapshot snapshot) {
        for (Entry<Long, Event> entry : snapshot.scanAfter(Tables.EVENTS, told)) {
            told = entry.key();
            trace.say("event: " + entry.value().message());
        }
    }
}
