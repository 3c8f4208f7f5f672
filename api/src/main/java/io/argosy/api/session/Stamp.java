package io.argosy.api.session;

import io.argosy.model.leadership.Fence;
import java.util.Comparator;

/// When in the life of the control plane something was said: a leader's [Fence] and a revision under it. An agent keeps the highest it saw and refuses what comes from
/// before.
///
/// @param incarnation grows when the store is restored or moved
/// @param term grows with each leading server
/// @param revision of the store, within the term
public record Stamp(long incarnation, long term, long revision) implements Comparable<Stamp> {

    public static final Stamp NONE = new Stamp(0, 0, 0);

    private static final Comparator<Stamp> ORDER =
            Comparator.comparingLong(Stamp::incarnation).thenComparingLong(Stamp::term).thenComparingLong(Stamp::revision);

    public static Stamp of(Fence fence, long revision) {
        return new Stamp(fence.incarnation(), fence.term(), revision);
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
