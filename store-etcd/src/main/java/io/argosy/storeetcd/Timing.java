package io.argosy.storeetcd;

import java.time.Duration;

/// How leadership is kept.
///
/// @param lease how long etcd keeps a leader that it does not hear from, in whole seconds; etcd may make it longer, not shorter than two
/// @param renewal how often a leader is heard from
/// @param margin how much sooner than etcd the leader itself takes its lease for lapsed
record Timing(Duration lease, Duration renewal, Duration margin) {

    /// A leader that is killed, stopped or cut off is replaced within four seconds: the lease, half a second in which etcd notices, and the take-over. A change of
    /// etcd's own leader, of one to two seconds, is outlived.
    static final Timing STANDARD = new Timing(Duration.ofSeconds(3), Duration.ofMillis(300), Duration.ofMillis(300));

    Timing {
        if (lease.compareTo(renewal.plus(margin)) <= 0) {
            throw new IllegalArgumentException("a lease of %s lapses before it is renewed".formatted(lease));
        }
    }
}
