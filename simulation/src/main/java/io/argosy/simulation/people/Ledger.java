package io.argosy.simulation.people;

import io.argosy.model.app.App;
import io.argosy.model.id.AppRef;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What was acknowledged, and holds until somebody asks for something else.
public final class Ledger {

    private final Map<AppRef, Promise> promises = new TreeMap<>();
    private final Map<AppRef, Long> asked = new TreeMap<>();
    private final Map<AppRef, Long> removed = new TreeMap<>();
    private long tickets;

    /// What an app was promised.
    ///
    /// @param release the newest that was acknowledged
    /// @param intent what it was last told to be; absent once something else was asked for, whatever came of that
    public record Promise(Optional<Integer> release, Optional<App.Intent> intent) {

        static final Promise NONE = new Promise(Optional.empty(), Optional.empty());
    }

    public Map<AppRef, Promise> promises() {
        return promises;
    }

    private Promise of(AppRef app) {
        return promises.getOrDefault(app, Promise.NONE);
    }

    /// Somebody asks for something that may change whether the app runs.
    ///
    /// @return by which its answer is known
    long asked(AppRef app) {
        promises.put(app, new Promise(of(app).release(), Optional.empty()));
        asked.put(app, ++tickets);
        return tickets;
    }

    /// Somebody asks for its removal: nothing that was promised before holds.
    long askedAway(AppRef app) {
        promises.remove(app);
        asked.put(app, ++tickets);
        removed.put(app, tickets);
        return tickets;
    }

    /// An answer that comes after its app was asked away says nothing.
    void deployed(AppRef app, long ticket, int release) {
        if (ticket > removed.getOrDefault(app, 0L)) {
            int newest = Math.max(release, of(app).release().orElse(0));
            promises.put(app, new Promise(Optional.of(newest), of(app).intent()));
        }
    }

    void told(AppRef app, long ticket, App.Intent intent) {
        if (asked.getOrDefault(app, 0L) == ticket) {
            promises.put(app, new Promise(of(app).release(), Optional.of(intent)));
        }
    }
}
