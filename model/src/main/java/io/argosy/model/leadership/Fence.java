package io.argosy.model.leadership;

import java.util.Comparator;

/// The right to lead, as a number: everything a leader writes or sends carries it, and a lower one than the highest seen is
/// refused.
///
/// @param incarnation of the state: higher after a backup was restored or the state moved to another store
/// @param term of the leader within it: higher at every start and every election; 0 before the first
public record Fence(long incarnation, long term) implements Comparable<Fence> {

    private static final Comparator<Fence> ORDER = Comparator.comparingLong(Fence::incarnation).thenComparingLong(Fence::term);

    public Fence {
        if (incarnation < 0 || term < 0) {
            throw new IllegalArgumentException("incarnation and term cannot be negative: " + incarnation + "." + term);
        }
    }

    public Fence nextTerm() {
        return new Fence(incarnation, term + 1);
    }

    /// Incarnations grow with the clock, so that two restores of one backup differ as well.
    ///
    /// @param epochSecond the time of the restore
    public Fence nextIncarnation(long epochSecond) {
        return new Fence(Math.max(incarnation + 1, epochSecond), term);
    }

    @Override
    public int compareTo(Fence other) {
        return ORDER.compare(this, other);
    }

    /// `incarnation.term`.
    @Override
    public String toString() {
        return incarnation + "." + term;
    }
}
