package io.argosy.control;

import io.argosy.control.session.Sessions;
import io.argosy.store.Leadership;

/// What a server has only while it leads: it begins with a leadership and is over with it.
record Reign(Leadership leadership, Sessions sessions, Loops loops) implements AutoCloseable {

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
