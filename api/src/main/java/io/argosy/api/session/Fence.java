package io.argosy.api.session;

import java.util.Comparator;

/// Where in the life of the control plane something was said. An agent keeps the highest it saw and refuses what comes from before.
///
/// @param incarnation grows when the store is restored or moved
/// @param term grows with each leading server
/// @param revision of the store, within the term
public record Fence(long incarnation, long term, long revision) implements Comparable<Fence> {

    public static final Fence NONE = new Fence(0, 0, 0);

    private static final Comparator<Fence> ORDER =
            Comparator.comparingLong(Fence::incarnation).thenComparingLong(Fence::term).thenComparingLong(Fence::revision);

    @Override
    public int compareTo(Fence other) {
        return ORDER.compare(this, other);
    }
}
