package io.argosy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Logger ROOT = Logger.getLogger("io.argosy");
    private static final long SEEDS = 20;
    private static final List<Long> COMPARED = List.of(3L, 17L);

    /// What goes wrong here is meant to.
    @BeforeAll
    static void quiet() {
        ROOT.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        ROOT.setLevel(null);
    }

    @Test
    void allHoldsWhateverHappens() {
        List<Outcome> failed = LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> Run.of(seed, _ -> { })).filter(outcome -> outcome.violation().isPresent()).toList();
        assertThat(failed).extracting(outcome -> "script/simulate --seeds 1 --from %d --trace: %s".formatted(outcome.seed(), outcome.violation().orElseThrow().getMessage()))
                .isEmpty();
    }

    @Test
    void sameSeedIsTheSameRun() {
        for (long seed : COMPARED) {
            List<String> first = new ArrayList<>();
            List<String> second = new ArrayList<>();
            Outcome one = Run.of(seed, first::add);
            Outcome other = Run.of(seed, second::add);
            assertThat(second).isEqualTo(first).hasSizeGreaterThan(20);
            assertThat(other.hash()).isEqualTo(one.hash());
        }
    }

    @Test
    void otherSeedsAreOtherRuns() {
        assertThat(COMPARED.stream().map(seed -> Run.of(seed, _ -> { }).hash()).distinct()).hasSameSizeAs(COMPARED);
    }
}
