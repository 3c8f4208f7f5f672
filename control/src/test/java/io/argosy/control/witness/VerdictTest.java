package io.argosy.control.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.session.Hearing;
import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Sign;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

    private static List<Testimony> said(Sign... signs) {
        return Arrays.stream(signs).map(sign -> new Testimony("n" + sign.ordinal(), sign)).toList();
    }

    @Test
    void aNodeIsGoneWhenSeveralReachNothingOfIt() {
        assertThat(Verdict.of(List.of(new Testimony("n3", Sign.NOTHING), new Testimony("n1", Sign.NOTHING), new Testimony("n4", Sign.NOTHING))))
                .isEqualTo(new Verdict.Gone("nothing is heard of it, and neither its agent nor its machine answers n1, n3 and n4"));
    }

    @Test
    void oneWitnessIsNotEnoughToMissIt() {
        assertThat(Verdict.of(List.of())).isEqualTo(new Verdict.Open());
        assertThat(Verdict.of(said(Sign.NOTHING))).isEqualTo(new Verdict.Open());
    }

    @ParameterizedTest
    @EnumSource(value = Sign.class, names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
    void oneWitnessIsEnoughToSeeIt(Sign sign) {
        assertThat(Verdict.of(said(Sign.NOTHING, sign, Sign.NOTHING))).isInstanceOfSatisfying(Verdict.There.class, there -> {
            assertThat(there.sign()).isEqualTo(sign);
            assertThat(there.cause()).contains("n" + sign.ordinal());
        });
    }

    @Test
    void whoSeesMostIsBelieved() {
        assertThat(Verdict.of(said(Sign.MACHINE, Sign.AGENT, Sign.ENDED))).isEqualTo(new Verdict.There(Sign.AGENT, "it is cut off from the server: its agent answers n0"));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, true", "2, 3, false", "1, 2, true", "3, 9, true", "4, 8, true", "5, 8, false", "333, 1000, true", "1, 1, false"})
    void moreThanHalfAreNotLostAtOnce(long silent, long expected, boolean plausible) {
        assertThat(Share.plausible(silent, expected)).isEqualTo(plausible);
    }

    @Test
    void aServerThatWasStoppedItselfDoesNotCountThatTime() {
        Silences silences = new Silences(0, Duration.ofMillis(100));
        Hearing hearing = new Hearing(new NodeId("n1"), true, millis(50));
        silences.look(millis(100));
        silences.look(millis(300));
        assertThat(silences.of(hearing, millis(300))).isEqualTo(Duration.ofMillis(250));
        silences.look(millis(5000));
        assertThat(silences.of(hearing, millis(5000))).as("its own pause but for one tick").isEqualTo(Duration.ofMillis(350));
        silences.look(millis(5100));
        assertThat(silences.of(hearing, millis(5100))).isEqualTo(Duration.ofMillis(450));
        assertThat(silences.of(new Hearing(new NodeId("n2"), true, millis(5050)), millis(5100))).isEqualTo(Duration.ofMillis(50));
        assertThat(silences.of(new Hearing(new NodeId("n3"), true, millis(5200)), millis(5100))).as("heard meanwhile").isEqualTo(Duration.ZERO);
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
