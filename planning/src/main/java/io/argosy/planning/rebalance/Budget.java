package io.argosy.planning.rebalance;

import java.time.Duration;
import java.util.Objects;

/// How much may be moved at a time.
///
/// @param atOnce tasks that may be on their way at one time in the whole cluster; 0 for none, ever
/// @param calm for how long a node has to be there before it gets tasks of others, and how long nothing is moved after a node was lost or a server began to lead
public record Budget(int atOnce, Duration calm) {

    private static final Duration CALM = Duration.ofSeconds(30);

    public static final Budget NOTHING = of(0);

    public Budget {
        Objects.requireNonNull(calm, "calm");
        if (atOnce < 0 || calm.isNegative()) {
            throw new IllegalArgumentException("at least no task moves at a time, not " + atOnce);
        }
    }

    public static Budget of(int atOnce) {
        return new Budget(atOnce, CALM);
    }

    public boolean none() {
        return atOnce == 0;
    }
}
