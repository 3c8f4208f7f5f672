package io.argosy.control.session;

import java.time.Duration;

/// How long a node that is away is waited for before it is taken as lost.
///
/// @param silent when nothing was heard of it any more: most likely the machine or its network is gone
/// @param closed when its connection was closed: the agent ended, while the machine and its containers are most likely there
/// @param start how long agents may take to find a server that has just begun, before any is away or lost
public record Patience(Duration silent, Duration closed, Duration start) {

    /// A closed connection is mostly an agent that starts anew, or a machine that does.
    private static final int CLOSED = 4;

    private static final Duration START = Duration.ofSeconds(10);

    public static final Patience STANDARD = of(Duration.ofSeconds(15));

    public Patience {
        if (silent.isNegative() || closed.isNegative() || start.isNegative()) {
            throw new IllegalArgumentException("a node cannot be lost before it is away");
        }
    }

    public static Patience of(Duration silent) {
        return new Patience(silent, silent.multipliedBy(CLOSED), START);
    }
}
