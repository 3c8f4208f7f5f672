package io.argosy.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/// The time of a simulation, and what is to happen in it. Events of the same moment happen in the order in which they were planned.
public final class Timeline implements InstantSource {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long planned;

    /// @param at microseconds since the begin
    private record Event(long at, long number, Life life, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
        }
    }

    @Override
    public Instant instant() {
        return BEGIN.plusNanos(now * 1000);
    }

    /// Microseconds since the begin.
    public long micros() {
        return now;
    }

    public Duration elapsed() {
        return Duration.ofNanos(now * 1000);
    }

    /// Never before the delay is over: what is less than a microsecond counts as one.
    ///
    /// @param life in which it happens
    public void after(Duration delay, Life life, Runnable action) {
        long micros = (Math.max(0, delay.toNanos()) + 999) / 1_000;
        events.add(new Event(now + micros, ++planned, life, action));
    }

    public void soon(Life life, Runnable action) {
        after(Duration.ZERO, life, action);
    }

    /// Goes on to the next event. @return whether there was one before that moment; else it is that moment now
    public boolean next(Duration end) {
        long last = end.toNanos() / 1000;
        Event event = events.peek();
        if (event == null || event.at > last) {
            now = Math.max(now, last);
            return false;
        }
        events.poll();
        now = Math.max(now, event.at);
        if (event.life.paused() && !event.life.ended()) {
            event.life.keep(event.action);
        } else if (!event.life.ended()) {
            run(event.action);
        }
        return true;
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (Killed _) {
            // Nothing of the process goes on.
        }
    }
}
