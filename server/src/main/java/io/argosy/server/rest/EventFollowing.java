package io.argosy.server.rest;

import io.argosy.control.access.Caller;
import io.argosy.control.event.EventFilter;
import io.argosy.control.event.Events;
import io.argosy.control.event.NumberedEvent;
import io.argosy.control.watch.Watching;
import io.argosy.server.http.EventWriter;
import io.argosy.server.http.Handoff;
import io.argosy.server.http.Streams;
import io.argosy.server.problem.Refusal;
import io.argosy.server.view.ClusterViews;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// One reader that follows events.
final class EventFollowing {

    private final Events events;
    private final Caller caller;
    private final EventFilter filter;

    EventFollowing(Events events, Caller caller, EventFilter filter) {
        this.events = events;
        this.caller = caller;
        this.filter = filter;
    }

    /// Writes past events, then what happens, until the reader is gone.
    void write(int past, OptionalLong after, EventWriter out) throws IOException, InterruptedException {
        OptionalLong last = after;
        if (past > 0) {
            for (NumberedEvent event : Refusal.unless(events.list(caller, filter, past))) {
                write(event, out);
                last = OptionalLong.of(event.sequence());
            }
        }
        Handoff<NumberedEvent> news = new Handoff<>();
        out.heartbeat();
        try (Watching _ = Refusal.unless(events.follow(caller, filter, last, news))) {
            follow(news, out);
        }
    }

    private static void follow(Handoff<NumberedEvent> news, EventWriter out) throws IOException, InterruptedException {
        while (true) {
            Optional<NumberedEvent> event = news.next(Streams.HEARTBEAT);
            if (event.isPresent()) {
                write(event.get(), out);
            } else {
                out.heartbeat();
            }
        }
    }

    private static void write(NumberedEvent event, EventWriter out) throws IOException {
        out.event(event.sequence(), "event", ClusterViews.of(event));
    }
}
