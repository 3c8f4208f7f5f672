package io.argosy.agent.session;

import io.argosy.agent.local.Reports;
import io.argosy.model.assignment.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The last word on each key, and which of them the server has not heard. Bounded by what the assignment holds.
public final class Outbox implements Reports {
    /// Reports in one message, so that a message stays small.
    private static final int BATCH = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Report> last = new LinkedHashMap<>();
    private final Set<String> unheard = new LinkedHashSet<>();

    @Override
    public void report(Report report) {
        lock.lock();
        try {
            last.put(report.key(), report);
            unheard.add(report.key());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget(String key) {
        lock.lock();
        try {
            last.remove(key);
            unheard.remove(key);
        } finally {
            lock.unlock();
        }
    }

    /// A new session begins: the server is to hear everything again.
    public void unhear() {
        lock.lock();
        try {
            unheard.clear();
            unheard.addAll(last.keySet());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Blocks until there is something to say, and takes it to be heard.
    List<Report> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (unheard.isEmpty()) {
                changed.await();
            }
            return poll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes what there is to say now to be heard, which may be nothing.
    public List<Report> poll() {
        lock.lock();
        try {
            List<String> keys = unheard.stream().limit(BATCH).toList();
            List<Report> batch = new ArrayList<>();
            keys.forEach(key -> batch.add(last.get(key)));
            keys.forEach(unheard::remove);
            return batch;
        } finally {
            lock.unlock();
        }
    }
}
