package io.argosy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.cli.output.CommandFailure;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"90s, PT90S", "90, PT90S", "30m, PT30M", "24h, PT24H", "7d, P7D", "1h30m, PT90M", "0, PT0S"})
    void spansAreReadAsPeopleWriteThem(String text, Duration meant) {
        assertThat(Durations.parse(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1h", "5w", "1.5h"})
    void whatIsNoSpanIsRefused(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(CommandFailure.class);
    }
}
