package io.argosy.model.service;

import java.time.Duration;
import java.util.Objects;

/// That a service's slots must never have two tasks at once, as `x-argosy.exclusive` says.
///
/// @param lease for how long a task that may move runs on after the server was last heard
/// @param alone what becomes of such a task when the server is not heard for that long
public record ExclusiveSpec(Duration lease, Alone alone) {

    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

    public static final Duration LONGEST_LEASE = Duration.ofHours(1);

    /// Within which another server leads after one was lost.
    public static final Duration HAND_OVER = Duration.ofSeconds(5);

    /// How much longer than its stop grace a lease is at least: a task that has to stop in time must not have to when another server takes over, though the last
    /// renewal is a while ago.
    public static final Duration ROOM = HAND_OVER.multipliedBy(2);

    public static final ExclusiveSpec DEFAULT = new ExclusiveSpec(DEFAULT_LEASE, Alone.STOP);

    /// What an exclusive task does when its node hears no server.
    public enum Alone {
        /// It stops before its lease lapses, and may be replaced elsewhere afterwards.
        STOP,
        /// It runs on without a lease, and is replaced only when its node is removed.
        KEEP
    }

    public ExclusiveSpec {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(alone, "alone");
        if (lease.compareTo(HAND_OVER) <= 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("an exclusive lease is longer than %d s, in which another server takes over, and at most %d h"
                    .formatted(HAND_OVER.toSeconds(), LONGEST_LEASE.toHours()));
        }
    }

    /// Whether a task with that stop grace can be stopped within the lease.
    public boolean fits(Duration stopGrace) {
        return alone == Alone.KEEP || lease.compareTo(stopGrace.plus(ROOM)) >= 0;
    }
}
