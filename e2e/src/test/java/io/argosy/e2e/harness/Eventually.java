package io.argosy.e2e.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what must come to hold, and says what was seen last when it does not.
public final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private Eventually() {}

    public static void holds(String what, Duration limit, BooleanSupplier condition) {
        sees(what, limit, condition::getAsBoolean, Boolean::booleanValue);
    }

    /// The first value that is as wanted.
    public static <T> T sees(String what, Duration limit, Supplier<T> look, Predicate<? super T> wanted) {
        Instant end = Instant.now().plus(limit);
        while (true) {
            T seen = look.get();
            if (wanted.test(seen)) {
                return seen;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + "\nlast seen: " + seen);
            }
            pause();
        }
    }

    /// Holds now and for the whole time.
    public static void staysTrue(String what, Duration time, BooleanSupplier condition) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("did not stay true for " + time.toSeconds() + " s: " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
