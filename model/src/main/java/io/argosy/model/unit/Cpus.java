package io.argosy.model.unit;

import java.math.BigDecimal;

/// An amount of processor time per time, as Docker's `NanoCpus` counts it.
///
/// @param value billionths of one core, never negative
public record Cpus(long value) implements Comparable<Cpus> {

    private static final long NANOS_PER_CORE = 1_000_000_000L;

    public static final Cpus ZERO = new Cpus(0);

    public Cpus {
        if (value < 0) {
            throw new IllegalArgumentException("an amount of CPU cannot be negative: " + value);
        }
    }

    public static Cpus cores(double cores) {
        return new Cpus(Math.round(cores * NANOS_PER_CORE));
    }

    public Cpus plus(Cpus other) {
        return new Cpus(Math.addExact(value, other.value));
    }

    @Override
    public int compareTo(Cpus other) {
        return Long.compare(value, other.value);
    }

    /// The amount in cores, without trailing zeros: `0.5`.
    @Override
    public String toString() {
        return BigDecimal.valueOf(value, 9).stripTrailingZeros().toPlainString();
    }
}
