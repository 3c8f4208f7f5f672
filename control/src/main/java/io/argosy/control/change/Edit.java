package io.argosy.control.change;

import io.argosy.control.access.Caller;
import io.argosy.control.record.Tables;
import io.argosy.model.event.AuditRecord;
import io.argosy.model.event.Event;
import io.argosy.store.Snapshot;
import io.argosy.store.Table;
import io.argosy.store.Transaction;
import java.time.Instant;
import java.util.Locale;

/// One try at a change. For one thread.
public final class Edit {

    private final Snapshot snapshot;
    private final Instant now;
    private final Transaction.Builder transaction;

    Edit(Snapshot snapshot, Instant now, Transaction.Builder transaction) {
        this.snapshot = snapshot;
        this.now = now;
        this.transaction = transaction;
    }

    /// What is decided on.
    public Snapshot snapshot() {
        return snapshot;
    }

    public Instant now() {
        return now;
    }

    public <K, V> void put(Table<K, V> table, K key, V value) {
        relyOn(table, key);
        transaction.put(table, key, value);
    }

    public <K, V> void delete(Table<K, V> table, K key) {
        relyOn(table, key);
        transaction.delete(table, key);
    }

    /// The decision holds only while this record is, or is absent, as in the snapshot.
    public <K, V> void relyOn(Table<K, V> table, K key) {
        transaction.expectAsIn(snapshot, table, key);
    }

    public void event(Event event) {
        transaction.append(Tables.EVENTS, event);
    }

    /// @param action stable code, dotted: `app.deploy` @param detail for people; never holds a secret
    public void audit(Caller caller, String action, String target, String detail) {
        String role = caller.role().name().toLowerCase(Locale.ROOT);
        transaction.append(Tables.AUDITS, new AuditRecord(now, caller.who(), role, action, target, detail));
    }

    /// How many more operations fit into this edit, with what they rely on.
    public int room() {
        return transaction.room();
    }

    Transaction build() {
        return transaction.build();
    }
}
