package io.argosy.e2e.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/// What happened when, counted from the beginning; told as it goes.
final class Story {

    /// A fault that began, and ended or did not yet. @param end [Double#POSITIVE_INFINITY] until it ended
    record Spell(Fault fault, List<String> machines, double begin, double end) {

        boolean lasts(double at, double after) {
            return at >= begin && at <= end + after;
        }

        /// Whether it began or ended a while before.
        boolean changes(double at, double afterBegin, double afterEnd) {
            return at >= begin && at <= begin + afterBegin || at >= end && at <= end + afterEnd;
        }
    }

    private final long origin = System.nanoTime();
    private final List<Spell> spells = new CopyOnWriteArrayList<>();

    /// Seconds since the beginning.
    double now() {
        return (System.nanoTime() - origin) / 1e9;
    }

    void tell(String what) {
        System.out.printf("%7.1f s  %s%n", now(), what);
        System.out.flush();
    }

    int begin(Fault fault, int number) {
        spells.add(new Spell(fault, fault.machines(number), now(), Double.POSITIVE_INFINITY));
        return spells.size() - 1;
    }

    void end(int spell) {
        Spell ended = spells.get(spell);
        spells.set(spell, new Spell(ended.fault(), ended.machines(), ended.begin(), now()));
    }

    List<Spell> spells() {
        return List.copyOf(spells);
    }

    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
