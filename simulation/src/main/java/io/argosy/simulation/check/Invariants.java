package io.argosy.simulation.check;

import io.argosy.simulation.cluster.Cluster;
import io.argosy.simulation.people.Ledger;
import io.argosy.store.Snapshot;
import java.util.List;

/// Everything that is checked while a run goes on.
public final class Invariants {

    private final Cluster cluster;
    private final List<RecordRule> rules;
    private final List<RecordRule> rulesAtRest;
    private long lastRevision = -1;
    private long lastAtRest = -1;

    public Invariants(Cluster cluster, Ledger ledger) {
        this.cluster = cluster;
        ToldToStop told = new ToldToStop(cluster.timeline());
        this.rules = List.of(new Story(cluster.trace()), new Acknowledged(ledger), new PhasesGoForward(), told, new FewMove(cluster.budget()));
        this.rulesAtRest = List.of(new OneTaskASlot(cluster), new Capacity());
        new Engines(cluster, told);
    }

    /// What the records say is looked at when they changed; that which loops may be about to mend, once they have.
    public void check() {
        Snapshot snapshot = cluster.snapshot();
        if (snapshot.revision() != lastRevision) {
            lastRevision = snapshot.revision();
            rules.forEach(rule -> rule.check(snapshot));
        }
        if (snapshot.revision() != lastAtRest && cluster.settled()) {
            lastAtRest = snapshot.revision();
            rulesAtRest.forEach(rule -> rule.check(snapshot));
        }
    }
}
