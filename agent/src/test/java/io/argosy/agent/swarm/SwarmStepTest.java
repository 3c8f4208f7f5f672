package io.argosy.agent.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.swarm.SwarmStep.Knowledge;
import io.argosy.engine.SwarmState;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.network.SwarmToken;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SwarmStepTest {
    private static final SwarmState OUTSIDE = new SwarmState.Outside();
    private static final SwarmState WORKER = new SwarmState.Member("m1", "10.0.0.1", false, "");
    private static final SwarmState MANAGER = new SwarmState.Member("m1", "10.0.0.1", true, "");
    private static final SwarmState HALF_OUT = new SwarmState.Member("", "10.0.0.1", false, "");
    private static final SwarmState COMING_IN = new SwarmState.Member("", "10.0.0.1", false, "its state is pending");
    private static final SwarmPart FOUND = new SwarmPart.Found("10.0.0.0/16");
    private static final SwarmPart JOIN = new SwarmPart.Join(List.of("10.0.0.2:2377"), new SwarmToken("t"));
    private static final Knowledge OURS = new Knowledge(true, Optional.of("c1"));
    private static final Knowledge OTHERS = new Knowledge(true, Optional.of("c2"));
    private static final Knowledge NOBODYS = new Knowledge(true, Optional.empty());
    private static final Knowledge UNLED = new Knowledge(false, Optional.empty());
    private static final SwarmStep NOTHING = new SwarmStep.Nothing();
    private static final SwarmStep REFUSE = new SwarmStep.Refuse(SwarmStep.FOREIGN);

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of("begins", FOUND, OUTSIDE, OURS, "", new SwarmStep.Begin("10.0.0.0/16")),
                Arguments.of("has begun", FOUND, MANAGER, OURS, "", NOTHING),
                Arguments.of("has begun, though nobody leads", FOUND, MANAGER, UNLED, "", NOTHING),
                Arguments.of("leaves another cluster's alone", FOUND, MANAGER, OTHERS, "", REFUSE),
                Arguments.of("leaves somebody's alone", FOUND, MANAGER, NOBODYS, "", REFUSE),
                Arguments.of("cannot begin as somebody's worker", FOUND, WORKER, OURS, "", REFUSE),
                Arguments.of("joins", JOIN, OUTSIDE, OURS, "", new SwarmStep.Join(List.of("10.0.0.2:2377"), new SwarmToken("t"))),
                Arguments.of("has joined", JOIN, WORKER, OURS, "m1", NOTHING),
                Arguments.of("left half-way", JOIN, HALF_OUT, OURS, "", new SwarmStep.Leave()),
                Arguments.of("comes into somebody's", JOIN, COMING_IN, OURS, "", REFUSE),
                Arguments.of("was elsewhere before", JOIN, WORKER, OURS, "", REFUSE),
                Arguments.of("stays", new SwarmPart.Stay("m1"), WORKER, OURS, "", NOTHING),
                Arguments.of("stays out", new SwarmPart.Stay("m1"), OUTSIDE, OURS, "", NOTHING),
                Arguments.of("goes on alone", new SwarmPart.Restore("m1"), MANAGER, UNLED, "", new SwarmStep.Restore()),
                Arguments.of("goes on already", new SwarmPart.Restore("m1"), MANAGER, OURS, "", NOTHING),
                Arguments.of("is not the one to go on", new SwarmPart.Restore("m2"), MANAGER, UNLED, "", NOTHING),
                Arguments.of("leaves", new SwarmPart.Leave("m1"), WORKER, OURS, "", new SwarmStep.Leave()),
                Arguments.of("is not the one to leave", new SwarmPart.Leave("m2"), WORKER, OURS, "", NOTHING),
                Arguments.of("has left", new SwarmPart.Leave("m1"), OUTSIDE, OURS, "", NOTHING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(String name, SwarmPart part, SwarmState state, Knowledge knowledge, String joined, SwarmStep step) {
        Optional<String> led = Optional.of(joined).filter(member -> !member.isEmpty());
        assertThat(SwarmStep.of(part, state, () -> knowledge, led, "c1")).isEqualTo(step);
    }
}
