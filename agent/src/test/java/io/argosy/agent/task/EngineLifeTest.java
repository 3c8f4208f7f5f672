package io.argosy.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EngineLifeTest {
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    private final EngineLife life = new EngineLife(BEGUN);

    private boolean tookDown(int startedAt, int endedAt) {
        return life.tookDown(BEGUN.plusSeconds(startedAt), BEGUN.plusSeconds(endedAt));
    }

    @Test
    void endsInAnOutageAreTheEngines() {
        life.lost(BEGUN.plusSeconds(60));
        assertThat(tookDown(10, 61)).as("nobody knows while it is away").isFalse();
        life.back(BEGUN.plusSeconds(90));
        assertThat(tookDown(10, 61)).isTrue();
        assertThat(tookDown(10, 95)).as("told late").isTrue();
        assertThat(tookDown(10, 30)).as("long before").isFalse();
        assertThat(tookDown(10, 120)).as("long after").isFalse();
    }

    /// It would be started again without a pause, over and over.
    @Test
    void whatWasStartedSinceEndsByItself() {
        life.lost(BEGUN.plusSeconds(60));
        life.back(BEGUN.plusSeconds(90));
        assertThat(tookDown(91, 92)).isFalse();
    }
}
