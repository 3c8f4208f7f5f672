package io.argosy.control.record;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Ids of twelve lower-case letters and digits: eight of the time, so that they sort by age, and four by chance. Two of one server never
/// are the same; two of different servers hardly ever. Safe for any number of threads.
public final class Ids {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final long EPOCH = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final int BITS = 5;
    private static final int TIME_DIGITS = 8;
    private static final int CHANCE_DIGITS = 4;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();

    /// @param random for what hardly ever is the same; used by one thread at a time, or safe for any number
    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        long now = clock.millis() - EPOCH;
        long time = last.updateAndGet(before -> Math.max(before + 1, now));
        return digits(time, TIME_DIGITS) + digits(random.nextLong(), CHANCE_DIGITS);
    }

    private static String digits(long value, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int place = count - 1; place >= 0; place--) {
            text.append(ALPHABET.charAt((int) (value >>> place * BITS) & (ALPHABET.length() - 1)));
        }
        return text.toString();
    }
}
