package io.argosy.control.lease;

import io.argosy.model.id.TaskId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// When this leader last granted each lease, and which it will grant no more. Safe for any number of threads.
public final class LeaseLedger {

    /// What is added to a lease before its task may be replaced: for the end of the task's processes, and for clocks of two machines that run at slightly different speeds.
    static final Duration MARGIN = Duration.ofSeconds(2);

    private final LongSupplier ticks;
    private final long begun;
    private final Map<TaskId, Long> granted = new HashMap<>();
    private final Set<TaskId> givenUp = new HashSet<>();

    /// @param ticks nanoseconds of a clock that nobody sets, as [System#nanoTime]
    public LeaseLedger(LongSupplier ticks) {
        this.ticks = ticks;
        this.begun = ticks.getAsLong();
    }

    /// Notes that the task's lease begins now, unless it was given up.
    synchronized boolean grant(TaskId task) {
        if (givenUp.contains(task)) {
            return false;
        }
        granted.put(task, ticks.getAsLong());
        return true;
    }

    /// The same for a lease that this leader granted before and that has not lapsed.
    synchronized boolean renew(TaskId task, Duration lease) {
        return granted.containsKey(task) && left(task, lease).isPositive() && grant(task);
    }

    /// How long the task may still run; nothing when it was given up. A lease that this leader has not granted may have been granted by the one before, until this one began.
    synchronized Optional<Duration> mayRunFor(TaskId task, Duration lease) {
        return givenUp.contains(task) ? Optional.empty() : Optional.of(left(task, lease)).filter(Duration::isPositive);
    }

    /// Gives the task up for good when its lease has lapsed.
    ///
    /// @return how long it may still run; empty when it is given up
    synchronized Optional<Duration> orGiveUp(TaskId task, Duration lease) {
        Optional<Duration> left = mayRunFor(task, lease);
        if (left.isEmpty()) {
            givenUp.add(task);
        }
        return left;
    }

    synchronized boolean isGivenUp(TaskId task) {
        return givenUp.contains(task);
    }

    private Duration left(TaskId task, Duration lease) {
        long since = ticks.getAsLong() - granted.getOrDefault(task, begun);
        return lease.plus(MARGIN).minusNanos(since);
    }

    synchronized int size() {
        return granted.size() + givenUp.size();
    }

    /// Forgets tasks of which there is no record any more.
    synchronized void keepOnly(Set<TaskId> known) {
        granted.keySet().retainAll(known);
        givenUp.retainAll(known);
    }
}
