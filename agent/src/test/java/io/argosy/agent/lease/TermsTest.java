package io.argosy.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.lease.Leased.Standing;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
    /// A lease of 30 s with a grace of 10 s, that lapses at 100 s.
    @ParameterizedTest
    @CsvSource({"70, HELD, 19", "80, HELD, 9", "88.9, HELD, 0.1", "89, ENDING,", "99.99, ENDING,", "100, NONE,", "100000, NONE,"})
    void aTaskIsStoppedInTimeForItsGrace(double now, Standing standing, Double stopIn) {
        Terms terms = new Terms(Duration.ofSeconds(30), Duration.ofSeconds(10));
        Optional<Duration> left = Optional.ofNullable(stopIn).map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
        assertThat(terms.at(Optional.of(Duration.ofSeconds(100)), Duration.ofMillis(Math.round(now * 1000)))).isEqualTo(new Leased(standing, left));
    }

    @Test
    void nothingRunsThatWasNeverGranted() {
        assertThat(new Terms(Duration.ofSeconds(30), Duration.ZERO).at(Optional.empty(), Duration.ofDays(1))).isEqualTo(new Leased(Standing.NONE, Optional.empty()));
    }

    /// Leases are renewed so early that a server may be away for as long as another needs to take over, even just before a renewal.
    @Property
    void aHandOverStopsNoTask(@ForAll @IntRange(min = 0, max = 3_000) int grace, @ForAll @IntRange(min = 10, max = 600) int more) {
        Terms terms = new Terms(Duration.ofSeconds(grace + more), Duration.ofSeconds(grace));
        Duration asked = Duration.ofSeconds(1_000);
        Duration away = asked.plus(terms.renewEvery()).plusSeconds(5);
        assertThat(terms.at(Optional.of(asked.plusSeconds(grace + more)), away).standing()).isEqualTo(Standing.HELD);
    }

    /// A spec that leaves no room gets less grace, not a longer lease.
    @Test
    void aGraceThatIsTooLongIsCut() {
        Terms terms = new Terms(Duration.ofSeconds(20), Duration.ofMinutes(5));
        assertThat(terms.at(Optional.of(Duration.ofSeconds(20)), Duration.ZERO)).isEqualTo(new Leased(Standing.HELD, Optional.of(Duration.ofSeconds(9))));
    }
}
