package io.argosy.cli.output;

import io.argosy.api.rest.LogLine;
import io.argosy.model.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// Which lines of tasks were shown, so that output that broke off goes on where it was, each line once. Lines of one task come in the order of their times; those of different tasks need not, as
/// nodes have clocks of their own.
public final class ShownLines {

    /// How much older than the newest line another task's next one may be: nodes' clocks are half a minute apart at most.
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    /// What Argosy itself has to say has no place in a task's output.
    private static final String ARGOSY = "argosy";

    private static final BinaryOperator<Last> LATER = BinaryOperator.maxBy(Comparator.comparing(Last::at).thenComparing(Last::lines));

    private final Map<TaskId, Last> before = new HashMap<>();
    private final Map<TaskId, Last> now = new HashMap<>();
    private Optional<Instant> newest = Optional.empty();

    /// The last line of a task. @param lines so many of that very time
    private record Last(Instant at, int lines) {
        Last and(Instant next) {
            return next.equals(at) ? new Last(at, lines + 1) : new Last(next, 1);
        }
    }

    /// Since when output has to be read again; empty when nothing was shown.
    public Optional<Instant> since() {
        return newest.map(at -> at.minus(OVERLAP));
    }

    /// Output is read once more: it may begin with lines that were shown.
    public void again() {
        now.forEach((task, last) -> before.merge(task, last, LATER));
        now.clear();
    }

    /// Whether the line was not shown before; from now on it was.
    public boolean add(LogLine line) {
        if (line.stream().equals(ARGOSY)) {
            return true;
        }
        Last last = now.merge(line.task(), new Last(line.at(), 1), (known, _) -> known.and(line.at()));
        newest = newest.filter(line.at()::isBefore).or(() -> Optional.of(line.at()));
        Last shown = before.get(line.task());
        return shown == null || line.at().isAfter(shown.at()) || line.at().equals(shown.at()) && last.lines() > shown.lines();
    }
}
