package io.argosy.agent.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.agent.supply.Awaited;
import io.argosy.agent.supply.Unfit;
import io.argosy.engine.EngineException;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TroubleTest {
    private static final int NEVER = Integer.MAX_VALUE;

    /// A failure, after how many it is given up, and what people are told.
    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(new EngineException.Unreachable("refused", new IOException()), NEVER, "engine down: refused"),
                Arguments.of(new EngineException.Unsupported("too old"), NEVER, "too old"),
                Arguments.of(new EngineException.NoSpace("no space left"), 4, "docker system prune"),
                Arguments.of(new EngineException.Conflict("name in use"), 4, "remove or rename it"),
                Arguments.of(new EngineException.NotFound("no network"), 4, "no network"),
                Arguments.of(new EngineException.Refused("port is already allocated"), 4, "stop it, or publish another port"),
                Arguments.of(new EngineException.Refused("listen tcp 0.0.0.0:80: bind: address already in use"), 4, "publish another port"),
                Arguments.of(new EngineException.Refused("Could not attach to network x: context deadline exceeded"), NEVER, "managers"),
                Arguments.of(new EngineException.Refused("attaching to network failed, make sure your network options are correct"), NEVER, "managers"),
                Arguments.of(new Awaited("the overlay is being made"), NEVER, "being made"),
                Arguments.of(new EngineException.Refused("no such device"), 1, "no such device"),
                Arguments.of(new Unfit("volume lost"), 1, "volume lost"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void isTriedAgainWhereItMayPass(RuntimeException failure, int givenUpAt, String told) {
        for (int failures = 1; failures < Math.min(givenUpAt, 20); failures++) {
            assertThat(Trouble.of(failure, failures)).isInstanceOfSatisfying(Trouble.Again.class, again -> {
                assertThat(again.message()).contains(told);
                assertThat(again.after()).isLessThanOrEqualTo(Trouble.LONGEST);
            });
        }
        if (givenUpAt < NEVER) {
            assertThat(Trouble.of(failure, givenUpAt)).isInstanceOfSatisfying(Trouble.GiveUp.class, end -> assertThat(end.message()).contains(told));
        }
    }

    @Test
    void pausesGrowAndAreBounded() {
        assertThat(Stream.of(1, 2, 3, 6, 40).map(Trouble::pause)).containsExactly(
                Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(15), Duration.ofSeconds(15));
    }

    @Test
    void bugsAreNotTakenForTrouble() {
        assertThatThrownBy(() -> Trouble.of(new IllegalStateException("bug"), 1)).hasMessage("bug");
    }
}
