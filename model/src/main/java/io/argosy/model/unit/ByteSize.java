package io.argosy.model.unit;

/// An amount of memory or disk.
///
/// @param value bytes, never negative
public record ByteSize(long value) implements Comparable<ByteSize> {

    public static final ByteSize ZERO = new ByteSize(0);

    public ByteSize {
        if (value < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + value);
        }
    }

    public static ByteSize mebibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1024L * 1024L));
    }

    public ByteSize plus(ByteSize other) {
        return new ByteSize(Math.addExact(value, other.value));
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(value, other.value);
    }

    /// The size for people, in the largest binary unit that keeps at least one whole unit.
    @Override
    public String toString() {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        double scaled = value;
        int unit = 0;
        while (scaled >= 1024 && unit < units.length - 1) {
            scaled /= 1024;
            unit++;
        }
        long tenths = Math.round(scaled * 10);
        return (tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10) + " " + units[unit];
    }
}
