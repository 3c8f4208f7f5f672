package io.argosy.control.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.node.Flapping;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DampingTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Flapping lost(int times, Duration apart) {
        Flapping flapping = Flapping.NONE;
        for (int i = 0; i < times; i++) {
            flapping = Damping.lost(flapping, START.plus(apart.multipliedBy(i)));
        }
        return flapping;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 0", "4, 60", "5, 120", "6, 240", "9, 1800", "50, 1800"})
    void restsLongerEachTime(int losses, long seconds) {
        Instant now = START.plusSeconds(losses);
        Flapping back = Damping.back(lost(losses, Duration.ofSeconds(1)), now);
        assertThat(back.restsUntil().map(until -> Duration.between(now, until).toSeconds()).orElse(0L)).isEqualTo(seconds);
        assertThat(back.losses()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void whatIsLongAgoCountsNoMore() {
        assertThat(Damping.back(lost(8, Duration.ofMinutes(10)), START.plus(Duration.ofMinutes(71))).rests()).isFalse();
        assertThat(Damping.back(lost(4, Duration.ofSeconds(1)), START.plus(Duration.ofMinutes(31)))).isEqualTo(Flapping.NONE);
    }
}
