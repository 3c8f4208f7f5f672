package io.argosy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.NodeView;
import io.argosy.api.rest.SilenceView;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.PoolName;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeLooksTest {

    private static NodeView node(Liveness liveness, Optional<SilenceView> silence) {
        return new NodeView(new NodeId("1"), new NodeName("n1"), Node.Availability.ACTIVE, liveness, List.of(), Map.of(), Optional.empty(), 0, Cpus.ZERO, ByteSize.ZERO, Instant.EPOCH,
                PoolName.DEFAULT, Optional.empty(), Optional.empty(), Optional.empty(), silence);
    }

    private static Liveness liveness(Liveness.State state) {
        return new Liveness(state, Instant.EPOCH, "its cause");
    }

    @Test
    void aNodeThatIsHeardNeedsNoExplanation() {
        NodeView node = node(liveness(Liveness.State.CONNECTED), Optional.empty());
        assertThat(NodeLooks.state(node)).isEqualTo("connected");
        assertThat(NodeLooks.absence(node)).isEmpty();
    }

    @Test
    void aConnectedNodeThatIsNotHeardIsSilent() {
        NodeView node = node(liveness(Liveness.State.CONNECTED), Optional.of(new SilenceView(Duration.ofMillis(4321), Optional.empty())));
        assertThat(NodeLooks.state(node)).isEqualTo("silent");
        assertThat(NodeLooks.absence(node)).isEqualTo("nothing heard for 4 s");
    }

    @Test
    void whatOthersSeeIsSaid() {
        NodeView node = node(liveness(Liveness.State.CONNECTED), Optional.of(new SilenceView(Duration.ofSeconds(2), Optional.of("its agent ended; its machine answers n2"))));
        assertThat(NodeLooks.absence(node)).isEqualTo("nothing heard for 2 s, its agent ended; its machine answers n2");
    }

    @Test
    void aNodeThatIsLostSaysWhy() {
        NodeView node = node(liveness(Liveness.State.LOST), Optional.empty());
        assertThat(NodeLooks.state(node)).isEqualTo("lost");
        assertThat(NodeLooks.absence(node)).isEqualTo("its cause");
    }
}
