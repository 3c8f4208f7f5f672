package io.argosy.control.event;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.control.watch.Watches;
import io.argosy.control.watch.Watching;
import io.argosy.model.event.Event;
import io.argosy.store.Entry;
import io.argosy.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Reading events.
public final class Events {

    private static final int MOST = 1000;

    private final Store store;
    private final Watches watches;

    public Events(Store store, Watches watches) {
        this.store = store;
        this.watches = watches;
    }

    /// The newest events, oldest of them first. @param limit 1 to 1,000
    public Result<List<NumberedEvent>> list(Caller caller, EventFilter filter, int limit) {
        if (limit < 1 || limit > MOST) {
            return Result.refused(FaultCode.INVALID_REQUEST, "a limit is between 1 and %d, not %d".formatted(MOST, limit), "give another limit");
        }
        Optional<Fault> fault = mayNot(caller, filter);
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        return Result.done(store.snapshot().scanBackwards(Tables.EVENTS).stream()
                .filter(entry -> filter.takes(caller, entry.value()))
                .limit(limit)
                .map(Events::numbered)
                .toList()
                .reversed());
    }

    /// Calls with each event after a given one, or from now on, in order. The listener is called on a thread of the watch, one call at a
    /// time, and may block: a reader that stays behind further than events are kept misses some. A listener that throws ends the watch.
    public Result<Watching> follow(Caller caller, EventFilter filter, OptionalLong after, Consumer<NumberedEvent> listener) {
        Optional<Fault> fault = mayNot(caller, filter);
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        AtomicLong cursor = new AtomicLong(after.orElseGet(this::newest));
        return watches.open(Set.of(Tables.EVENTS), _ -> true, () -> tell(caller, filter, cursor, listener))
                .<Result<Watching>>map(Result::done)
                .orElseGet(() -> Result.refused(FaultCode.LIMIT_EXCEEDED, "too many watches are open", "close some, or try again later"));
    }

    private void tell(Caller caller, EventFilter filter, AtomicLong cursor, Consumer<NumberedEvent> listener) {
        for (Entry<Long, Event> entry : store.snapshot().scanAfter(Tables.EVENTS, cursor.get())) {
            if (filter.takes(caller, entry.value())) {
                listener.accept(numbered(entry));
            }
            cursor.set(entry.key());
        }
    }

    private long newest() {
        return store.snapshot().scanBackwards(Tables.EVENTS).stream().findFirst().map(Entry::key).orElse(0L);
    }

    private static Optional<Fault> mayNot(Caller caller, EventFilter filter) {
        return filter.space().map(space -> caller.mayNot(Role.VIEWER, space))
                .orElseGet(() -> caller.role().includes(Role.VIEWER) ? Optional.empty() : caller.mayNot(Role.VIEWER));
    }

    private static NumberedEvent numbered(Entry<Long, Event> entry) {
        return new NumberedEvent(entry.key(), entry.value());
    }
}
