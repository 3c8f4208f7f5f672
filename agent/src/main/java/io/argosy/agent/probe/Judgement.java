package io.argosy.agent.probe;

import io.argosy.model.service.Probe;
import java.time.Instant;
import java.util.Objects;

/// A probe's verdict on one run of a container, with the row of outcomes that may change it.
///
/// @param nextAt when to ask again
/// @param complaint what the last failure said; empty after a success
public record Judgement(Verdict verdict, int successes, int failures, Instant nextAt, String complaint) {
    private static final int MAX_COMPLAINT = 300;

    public Judgement {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(nextAt, "nextAt");
        complaint = complaint.length() <= MAX_COMPLAINT ? complaint : complaint.substring(0, MAX_COMPLAINT);
    }

    /// Before the first answer. A container that was ready before the agent began anew stays so until it fails.
    public static Judgement begin(boolean wasReady, Instant now) {
        return new Judgement(wasReady ? Verdict.READY : Verdict.UNDECIDED, 0, 0, now, "");
    }

    public Judgement passed(Probe probe, Instant now) {
        int row = Math.min(successes + 1, probe.successes());
        Verdict next = row >= probe.successes() ? Verdict.READY : verdict;
        return new Judgement(next, row, 0, nextAt(probe, next, now), "");
    }

    /// Failures before the first success, within the start period, do not count.
    public Judgement failed(Probe probe, Instant startedAt, Instant now, String said) {
        boolean counts = verdict != Verdict.UNDECIDED || !now.isBefore(startedAt.plus(probe.startPeriod()));
        int row = counts ? Math.min(failures + 1, probe.failures()) : failures;
        Verdict next = row >= probe.failures() ? Verdict.UNHEALTHY : verdict;
        return new Judgement(next, 0, row, nextAt(probe, next, now), said);
    }

    private static Instant nextAt(Probe probe, Verdict verdict, Instant now) {
        return now.plus(verdict == Verdict.UNDECIDED ? probe.startInterval() : probe.interval());
    }
}
