package io.argosy.model.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTest {

    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

    /// Which phase may follow which: `x` where it may. Columns: PREPARING ROLLING PAUSED DONE FAILED SUPERSEDED.
    private static final Map<Phase, String> MATRIX = new EnumMap<>(Map.of(
            Phase.PREPARING, "xx.xxx",
            Phase.ROLLING, ".xxxxx",
            Phase.PAUSED, "..x.xx",
            Phase.DONE, "...x..",
            Phase.FAILED, "....x.",
            Phase.SUPERSEDED, ".....x"));

    @Test
    void phasesFollowTheMatrix() {
        for (Phase from : Phase.values()) {
            for (Phase to : Phase.values()) {
                boolean may = MATRIX.get(from).charAt(to.ordinal()) == 'x';
                assertThat(from.mayBecome(to)).as(from + " then " + to).isEqualTo(may);
                if (may) {
                    assertThat(in(from).in(to, THEN.plusSeconds(1), "why").phase()).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> in(from).in(to, THEN, "")).isInstanceOf(IllegalStateException.class);
                }
            }
        }
    }

    @Test
    void anEndedRolloutIsNotActive() {
        assertThat(Phase.values()).filteredOn(Phase::active).containsExactly(Phase.PREPARING, Phase.ROLLING, Phase.PAUSED);
        for (Phase phase : Phase.values()) {
            boolean leaves = false;
            for (Phase next : Phase.values()) {
                leaves |= next != phase && phase.mayBecome(next);
            }
            assertThat(leaves).as(phase + " can be left").isEqualTo(phase.active());
        }
    }

    @Test
    void aNewPhaseKeepsWhenTheRolloutBegan() {
        Rollout rollout = in(Phase.ROLLING).in(Phase.PAUSED, THEN.plusSeconds(60), "a task failed");
        assertThat(rollout.startedAt()).isEqualTo(THEN);
        assertThat(rollout.changedAt()).isEqualTo(THEN.plusSeconds(60));
        assertThat(rollout.message()).isEqualTo("a task failed");
    }

    private static Rollout in(Phase phase) {
        return new Rollout(AppRef.of("default", "shop"), ReleaseNumber.FIRST, Optional.empty(), phase, THEN, THEN, Map.of(), Map.of(), Map.of(), "");
    }
}
