package io.argosy.server.rest;

import io.argosy.control.access.Caller;
import io.argosy.control.app.AppStatus;
import io.argosy.control.app.Apps;
import io.argosy.control.fault.Result;
import io.argosy.control.watch.Watching;
import io.argosy.model.id.AppRef;
import io.argosy.server.http.EventWriter;
import io.argosy.server.http.Handoff;
import io.argosy.server.http.Streams;
import io.argosy.server.view.AppViews;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// One reader of an app's watch.
final class AppWatch {

    private final Apps apps;
    private final Caller caller;
    private final AppRef app;

    AppWatch(Apps apps, Caller caller, AppRef app) {
        this.apps = apps;
        this.caller = caller;
        this.app = app;
    }

    /// Returns when the app is gone.
    ///
    /// @throws IOException when the reader is
    void write(EventWriter events) throws IOException, InterruptedException {
        Handoff<Optional<AppStatus>> changes = new Handoff<>();
        switch (apps.watch(caller, app, changes)) {
            case Result.Done<Watching> watching -> {
                try (Watching _ = watching.value()) {
                    follow(changes, events);
                }
            }
            case Result.Refused<Watching> _ -> removed(events);
        }
    }

    private void follow(Handoff<Optional<AppStatus>> changes, EventWriter events) throws IOException, InterruptedException {
        while (true) {
            Optional<Optional<AppStatus>> change = changes.next(Streams.HEARTBEAT);
            if (change.isEmpty()) {
                events.heartbeat();
            } else if (change.get().isEmpty()) {
                removed(events);
                return;
            } else {
                events.event("app", AppViews.of(change.get().get()));
            }
        }
    }

    private void removed(EventWriter events) throws IOException {
        events.event("removed", Map.of("app", app.toString()));
    }
}
