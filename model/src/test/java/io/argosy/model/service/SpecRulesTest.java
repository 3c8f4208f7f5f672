package io.argosy.model.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.model.service.UpdatePolicy.FailureAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecRulesTest {

    @ParameterizedTest
    @MethodSource("impossible")
    void refusesWhatCannotBe(ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<ThrowingCallable> impossible() {
        return Stream.of(
                () -> new ServiceMode.Replicated(-1),
                () -> new ServiceMode.Job(0),
                () -> policy(-1, Duration.ZERO, 0),
                () -> policy(1, Duration.ofSeconds(-1), 0),
                () -> policy(1, Duration.ZERO, 1.1),
                () -> policy(1, Duration.ZERO, Double.NaN),
                () -> port(0, Optional.empty()),
                () -> port(80, Optional.of(65536)),
                () -> new Check.Command(List.of()),
                () -> new Check.Http(80, "status"),
                () -> new ImageSpec(" ", PullPolicy.MISSING, Optional.empty()),
                () -> MountSpec.volume("data", "data"),
                () -> new Probe(new Check.Tcp(80), Duration.ZERO, Duration.ofSeconds(1), 1, 1, Duration.ZERO, Duration.ofSeconds(1)),
                () -> new Probe(new Check.Tcp(80), Duration.ofSeconds(1), Duration.ofSeconds(1), 0, 1, Duration.ZERO, Duration.ofSeconds(1)));
    }

    @Test
    void rulesPrintAsTheyAreWritten() {
        assertThat(new Constraint("node.labels.disk", Constraint.Operator.EQUAL, "ssd")).hasToString("node.labels.disk == ssd");
        assertThat(new Constraint("node.role", Constraint.Operator.NOT_EQUAL, "manager")).hasToString("node.role != manager");
    }

    @Test
    void aVolumeIsLocalUnlessItsDriverSaysOtherwise() {
        assertThat(VolumeSpec.DEFAULT.local()).isTrue();
        assertThat(driven("local").local()).isTrue();
        assertThat(driven("nfs").local()).isFalse();
    }

    private static VolumeSpec driven(String driver) {
        VolumeSpec plain = VolumeSpec.DEFAULT;
        return new VolumeSpec(plain.name(), Optional.of(driver), plain.driverOptions(), plain.external(), plain.labels());
    }

    private static UpdatePolicy policy(int parallelism, Duration delay, double ratio) {
        return new UpdatePolicy(parallelism, delay, FailureAction.PAUSE, Duration.ZERO, ratio, Optional.empty());
    }

    private static PortSpec port(int target, Optional<Integer> published) {
        return new PortSpec(target, published, PortSpec.Protocol.TCP, PortMode.INGRESS, Optional.empty());
    }
}
