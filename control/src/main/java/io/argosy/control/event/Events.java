package io.argosy.control.event;

import io.argosy.control.access.Caller;
import io.argosy.control.fault.Result;
import io.argosy.control.watch.Watching;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Reading events.
public final class Events {

    /// The newest events, oldest of them first. @param limit 1 to 1,000
    public Result<List<NumberedEvent>> list(Caller caller, EventFilter filter, int limit) {
        throw new UnsupportedOperationException();
    }

    /// Calls with each event after a given one, or from now on, in order. The listener is called on a thread of the watch, one call at a
    /// time, and may block: a reader that stays behind further than events are kept misses some.
    public Result<Watching> follow(Caller caller, EventFilter filter, OptionalLong after, Consumer<NumberedEvent> listener) {
        throw new UnsupportedOperationException();
    }
}
