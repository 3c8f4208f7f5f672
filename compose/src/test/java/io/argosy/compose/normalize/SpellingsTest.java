package io.argosy.compose.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How durations, sizes, ports and command lines are read and written.
class SpellingsTest {
    @ParameterizedTest
    @CsvSource({"10s,10s", "90s,1m30s", "1m,1m0s", "1h,1h0m0s", "1d,24h0m0s", "1w,168h0m0s", "1.5s,1.5s", "500ms,500ms", "1500ms,1.5s", "1us,1µs",
            "1500us,1.5ms", "5ns,5ns", "0,0s", "0s,0s", "-1m,-1m0s", "1h30m10.25s,1h30m10.25s", ".5m,30s"})
    void durations(String written, String canonical) {
        assertThat(Durations.parse(written).map(Durations::text)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "1 s", "1x", "1s2", "--1s", "1..5s", "99999999999h", "1e3s"})
    void noDurations(String written) {
        assertThat(Durations.parse(written)).isEmpty();
    }

    @Property
    void durationsReadBack(@ForAll @Positive long nanos) {
        assertThat(Durations.parse(Durations.text(Duration.ofNanos(nanos)))).contains(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @CsvSource({"1024,1024", "1k,1024", "1kb,1024", "1KiB,1024", "64m,67108864", "1.5g,1610612736", "2 MB,2097152", "1t,1099511627776", "0,0", "10b,10", "-1,-1"})
    void sizes(String written, long bytes) {
        assertThat(ByteSizes.parse(written)).isEqualTo(OptionalLong.of(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "1x", "1.m", "-5", "1 000", "99999999999999999999", "9999999999g", "0x10"})
    void noSizes(String written) {
        assertThat(ByteSizes.parse(written)).isEmpty();
    }

    @Property
    void sizesInBytesAreExact(@ForAll @LongRange(max = Long.MAX_VALUE / 2) long bytes) {
        assertThat(ByteSizes.parse(Long.toString(bytes))).isEqualTo(OptionalLong.of(bytes));
    }

    @Test
    void commandLines() {
        assertThat(Words.split("a  'b c' \"d 'e'\" f\\ g \\\"h '' i'j'k")).contains(List.of("a", "b c", "d 'e'", "f g", "\"h", "", "ijk"));
        assertThat(Words.split("a && b | c")).contains(List.of("a", "&&", "b", "|", "c"));
        assertThat(Words.split("")).contains(List.of());
        assertThat(Words.split("a 'b")).isEmpty();
    }

    @Property
    void quotedWordsStayWhole(@ForAll String word) {
        assertThat(Words.split("'" + word.replace("'", "'\"'\"'") + "'")).contains(List.of(word));
    }

    @Test
    void ranges() {
        assertThat(PortRange.parse("80")).contains(new PortRange(80, 80));
        assertThat(PortRange.parse("80-82").map(PortRange::size)).contains(3);
        assertThat(List.of("", "a", "82-80", "65536", "1-2-3", "-1", "99999999")).allMatch(text -> PortRange.parse(text).isEmpty());
    }
}
