package io.argosy.control.session;

import java.time.Duration;
import java.util.List;

/// How long a node that is away is waited for before it is taken as lost.
///
/// @param silent when nothing was heard of it any more and no other node can say more: most likely the machine or its network is gone
/// @param closed when its connection was closed: the agent ended, while the machine and its containers are most likely there
/// @param start how long agents may take to find a server that has just begun, before any is away, or lost though nobody saw that its machine is gone
/// @param suspicion how long nothing may be heard of a node before others are asked to reach it; when none of them does it is lost at once
/// @param engine how long tasks of a node whose engine is down are taken to run on while its agent is there
public record Patience(Duration silent, Duration closed, Duration start, Duration suspicion, Duration engine) {

    /// A closed connection is mostly an agent that starts anew, or a machine that does.
    private static final int CLOSED = 4;

    private static final Duration START = Duration.ofSeconds(10);

    private static final Duration ENGINE = Duration.ofMinutes(5);

    private static final Duration SUSPICION = Duration.ofMillis(1200);

    private static final Duration MOST_OFTEN = Duration.ofMillis(250);
    private static final Duration LEAST_OFTEN = Duration.ofSeconds(2);

    /// Beats that may go missing before a node is suspected.
    private static final int BEATS = 2;

    public static final Patience STANDARD = of(Duration.ofSeconds(15));

    public Patience {
        if (List.of(silent, closed, start, suspicion, engine).stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("a node cannot be lost before it is away");
        }
    }

    public Patience(Duration silent, Duration closed, Duration start) {
        this(silent, closed, start, SUSPICION, ENGINE);
    }

    public static Patience of(Duration silent) {
        return new Patience(silent, silent.multipliedBy(CLOSED), START);
    }

    public Patience withSuspicion(Duration chosen) {
        return new Patience(silent, closed, start, chosen, engine);
    }

    public Patience withEngine(Duration chosen) {
        return new Patience(silent, closed, start, suspicion, chosen);
    }

    /// How often agents say that they are there.
    public Duration beat() {
        Duration beat = suspicion.dividedBy(BEATS);
        return beat.compareTo(MOST_OFTEN) < 0 ? MOST_OFTEN : beat.compareTo(LEAST_OFTEN) > 0 ? LEAST_OFTEN : beat;
    }
}
