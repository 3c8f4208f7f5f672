package io.argosy.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.task.Ending.Cause;
import io.argosy.engine.ContainerState.Exited;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.RestartPolicy.Condition;
import io.argosy.model.task.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EndingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final History RAN = History.NONE.made("c1").startedAgain();

    private static RestartPolicy policy(Condition condition, Integer max) {
        return new RestartPolicy(condition, Duration.ofMillis(500), Optional.ofNullable(max), Duration.ofSeconds(10));
    }

    private static Exited after(long seconds, int code) {
        return new Exited(code, START, START.plusSeconds(seconds), false, "");
    }

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(Condition.ANY, 0, Cause.ITSELF, null),
                Arguments.of(Condition.ANY, 1, Cause.ITSELF, null),
                Arguments.of(Condition.ON_FAILURE, 1, Cause.ITSELF, null),
                Arguments.of(Condition.ON_FAILURE, 0, Cause.ITSELF, EndReason.COMPLETED),
                Arguments.of(Condition.ON_FAILURE, 0, Cause.TOLD, null),
                Arguments.of(Condition.ON_FAILURE, 0, Cause.ENGINE, null),
                Arguments.of(Condition.ON_FAILURE, 0, Cause.UNHEALTHY, null),
                Arguments.of(Condition.NONE, 0, Cause.ITSELF, EndReason.COMPLETED),
                Arguments.of(Condition.NONE, 1, Cause.ITSELF, EndReason.FAILED),
                Arguments.of(Condition.NONE, 255, Cause.ENGINE, EndReason.FAILED),
                Arguments.of(Condition.NONE, 143, Cause.TOLD, EndReason.FAILED),
                Arguments.of(Condition.NONE, 143, Cause.UNHEALTHY, null));
    }

    @ParameterizedTest
    @MethodSource("table")
    void endsOrGoesOn(Condition condition, int code, Cause cause, EndReason expected) {
        History judged = Ending.judge(policy(condition, null), RAN, after(1, code), cause);
        assertThat(judged.end().map(History.End::reason)).isEqualTo(Optional.ofNullable(expected));
        assertThat(judged.retryAt().isPresent()).isEqualTo(expected == null);
        assertThat(judged.judged()).contains(START);
        assertThat(judged.exitCode()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "3,2000", "10,256000", "11,300000", "500,300000"})
    void waitsLongerEachTime(int row, long millis) {
        assertThat(Ending.delay(policy(Condition.ANY, null), row)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void steadyRunBeginsTheRowAnew() {
        History fast = RAN;
        for (int i = 0; i < 5; i++) {
            fast = Ending.judge(policy(Condition.ANY, null), fast, after(1, 1), Cause.ITSELF);
        }
        assertThat(fast.row()).isEqualTo(5);
        assertThat(Ending.judge(policy(Condition.ANY, null), fast, after(10, 1), Cause.ITSELF).row()).isEqualTo(1);
    }

    @Test
    void triesAsOftenAsAllowed() {
        History history = RAN;
        int restarts = 0;
        while (history.end().isEmpty()) {
            history = Ending.judge(policy(Condition.ON_FAILURE, 3), history, after(1, 1), Cause.ITSELF);
            restarts += history.end().isEmpty() ? 1 : 0;
        }
        assertThat(restarts).isEqualTo(3);
        assertThat(history.end().map(History.End::reason)).contains(EndReason.FAILED);
    }

    @Test
    void engineThatWentDownIsNoFailureOfTheTask() {
        History judged = Ending.judge(policy(Condition.ANY, 1), RAN, after(1, 255), Cause.ENGINE);
        assertThat(judged.row()).isZero();
        assertThat(judged.retryAt()).contains(START.plusSeconds(1));
    }

    @Test
    void memoryIsNamedAsTheReason() {
        Exited killed = new Exited(137, START, START.plusSeconds(1), true, "");
        assertThat(Ending.judge(policy(Condition.ANY, null), RAN, killed, Cause.ITSELF).message()).contains("out of memory");
    }
}
