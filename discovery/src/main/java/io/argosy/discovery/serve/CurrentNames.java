package io.argosy.discovery.serve;

import io.argosy.discovery.names.Asker;
import io.argosy.discovery.names.NameTable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The table that holds now. Replaced whole; from the moment [#replace] returns nobody is answered from the one before.
public final class CurrentNames {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition replaced = lock.newCondition();
    private volatile NameTable table = NameTable.EMPTY;

    public NameTable table() {
        return table;
    }

    public void replace(NameTable next) {
        Objects.requireNonNull(next, "next");
        lock.lock();
        try {
            table = next;
            replaced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Who asks from an address. A container may ask sooner than its agent has seen it start: such an asker is waited for.
    Optional<Asker> asker(String address, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!table.askers().containsKey(address) && left > 0) {
                left = replaced.awaitNanos(left);
            }
            return Optional.ofNullable(table.askers().get(address));
        } finally {
            lock.unlock();
        }
    }
}
