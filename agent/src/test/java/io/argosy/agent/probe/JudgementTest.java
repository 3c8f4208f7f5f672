package io.argosy.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.service.Check;
import io.argosy.model.service.Probe;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// Every ten seconds, every second at first; three failures; no failure counts in the first five seconds.
    private static Probe probe(int successes) {
        return new Probe(new Check.Tcp(80), Duration.ofSeconds(10), Duration.ofSeconds(2), 3, successes, Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    /// Outcomes a second apart: `+` passed, `-` failed.
    @ParameterizedTest
    @CsvSource({
        "1, '', UNDECIDED",
        "1, -----, UNDECIDED",
        "1, -------, UNDECIDED",
        "1, --------, UNHEALTHY",
        "1, +, READY",
        "1, ----+, READY",
        "1, +--, READY",
        "1, +---, UNHEALTHY",
        "1, +--+--, READY",
        "1, +---+, READY",
        "2, +, UNDECIDED",
        "2, ++, READY",
        "2, +-+, UNDECIDED",
        "2, ++---+, UNHEALTHY",
        "2, ++---++, READY"})
    void verdictFollowsOutcomes(int successes, String outcomes, Verdict verdict) {
        Judgement judgement = Judgement.begin(false, START);
        Instant now = START;
        for (char outcome : outcomes.toCharArray()) {
            judgement = outcome == '+' ? judgement.passed(probe(successes), now) : judgement.failed(probe(successes), START, now, "no");
            now = now.plusSeconds(1);
        }
        assertThat(judgement.verdict()).isEqualTo(verdict);
    }

    @Test
    void asksOftenUntilFirstDecided() {
        Judgement undecided = Judgement.begin(false, START).failed(probe(1), START, START, "no");
        assertThat(undecided.nextAt()).isEqualTo(START.plusSeconds(1));
        assertThat(undecided.passed(probe(1), START.plusSeconds(1)).nextAt()).isEqualTo(START.plusSeconds(11));
    }

    @Test
    void whatWasReadyStaysSoUntilItFails() {
        Judgement known = Judgement.begin(true, START);
        assertThat(known.verdict()).isEqualTo(Verdict.READY);
        assertThat(known.nextAt()).as("asked at once").isEqualTo(START);
        assertThat(known.failed(probe(1), START, START, "no").verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void complaintIsBounded() {
        assertThat(Judgement.begin(false, START).failed(probe(1), START, START, "x".repeat(5000)).complaint()).hasSize(300);
    }
}
