package io.argosy.control;

import io.argosy.control.contact.ContactBook;
import io.argosy.control.lease.LeaseLedger;
import io.argosy.control.session.Sessions;
import io.argosy.control.witness.Vigil;
import io.argosy.store.Leadership;

/// What a server has only while it leads: it begins with a leadership and is over with it.
///
/// @param ledger of leases, which begins no earlier than the leadership
record Reign(Leadership leadership, Sessions sessions, LeaseLedger ledger, ContactBook contacts, Vigil vigil, Loops loops) implements AutoCloseable {

    void begin() {
        loops.start();
        leadership.whenOver(loops::halt);
    }

    @Override
    public void close() {
        loops.close();
        leadership.close();
    }
}
