package io.argosy.simulation.node;

import io.argosy.agent.local.Reports;
import io.argosy.agent.session.Outbox;
import io.argosy.model.assignment.Report;

/// An outbox that wakes whoever sends what is in it.
record Told(Outbox outbox, Runnable wake) implements Reports {

    @Override
    public void report(Report report) {
        outbox.report(report);
        wake.run();
    }

    @Override
    public void forget(String key) {
        outbox.forget(key);
    }
}
