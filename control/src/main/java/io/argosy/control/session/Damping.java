package io.argosy.control.session;

import io.argosy.model.node.Flapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps new tasks from nodes that come and go: one that was lost more than three times within half an hour gets none for a minute after it came back, for two the next time, and so on up to half an hour.
final class Damping {

    static final Duration WINDOW = Duration.ofMinutes(30);
    static final int TOLERATED = 3;
    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofMinutes(30);

    /// More of them make no difference.
    private static final int REMEMBERED = 10;

    private Damping() {}

    /// It is lost.
    static Flapping lost(Flapping before, Instant now) {
        List<Instant> losses = Stream.concat(recent(before, now).stream(), Stream.of(now)).toList();
        return new Flapping(losses.subList(Math.max(0, losses.size() - REMEMBERED), losses.size()), Optional.empty());
    }

    /// It came back after it was lost.
    static Flapping back(Flapping before, Instant now) {
        List<Instant> losses = recent(before, now);
        int over = losses.size() - TOLERATED;
        return new Flapping(losses, over <= 0 ? Optional.empty() : Optional.of(now.plus(rest(over))));
    }

    private static Duration rest(int over) {
        Duration rest = FIRST.multipliedBy(1L << over - 1);
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }

    private static List<Instant> recent(Flapping before, Instant now) {
        return before.losses().stream().filter(now.minus(WINDOW)::isBefore).toList();
    }
}
