package io.argosy.model.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTest {

    private static final Node JOINED = new Node(new NodeId("n"), new NodeName("n1"), Node.Availability.ACTIVE, List.of("eu"),
            Map.of("disk", "hdd", "rack", "7"), Instant.EPOCH);

    @Test
    void whatPeopleSaidOfALabelOutlivesWhatTheAgentSays() {
        Node labelled = JOINED.withLabels(Map.of("disk", "ssd", "team", "a"));

        Node back = labelled.arrivedAs(JOINED.name(), List.of("eu"), Map.of("disk", "tape", "rack", "7", "new", "1"));

        assertThat(back.labels()).containsExactlyInAnyOrderEntriesOf(Map.of("disk", "ssd", "team", "a", "new", "1"));
    }

    @Test
    void whatNobodyTouchedFollowsTheAgent() {
        assertThat(JOINED.arrivedAs(JOINED.name(), List.of(), Map.of("rack", "8")).labels()).isEqualTo(Map.of("rack", "8"));
    }

    @ParameterizedTest
    @CsvSource({
        "e1, b1, e1, b1, false",
        "e1, b1, e1, b2, true",
        "e1, b1, e2, b1, true",
        "'', b1, e2, b1, false",
        "e1, '', e1, b2, false",
    })
    void oneMachineHasOneEngineAndOneBoot(String engine, String boot, String otherEngine, String otherBoot, boolean contradiction) {
        assertThat(new MachineIdentity(engine, "m", boot).contradicts(new MachineIdentity(otherEngine, "m", otherBoot))).isEqualTo(contradiction);
    }
}
