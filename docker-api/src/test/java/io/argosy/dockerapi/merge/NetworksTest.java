package io.argosy.dockerapi.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.TestNodes;
import io.argosy.model.hand.HandNetwork;
import io.argosy.model.id.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworksTest {

    private static final Optional<NodeId> N2 = Optional.of(new NodeId("id-n2"));

    private static final List<Part> PARTS = List.of(
            part("n1", """
                    [{"Name":"bridge","Id":"1","Scope":"local"},{"Name":"over","Id":"o","Scope":"swarm"},{"Name":"gone","Id":"g","Scope":"swarm"},
                     {"Name":"own","Id":"2","Scope":"local"},{"Name":"ingress","Id":"i","Scope":"swarm"}]"""),
            part("n2", """
                    [{"Name":"bridge","Id":"3","Scope":"local"},{"Name":"over","Id":"o","Scope":"swarm","Driver":"overlay","Options":{"com.docker.network.driver.overlay.vxlanid_list":"4097","x":"y"},
                     "Labels":null,"Peers":[]},{"Name":"own","Id":"4","Scope":"local"},{"Name":"docker_gwbridge","Id":"w","Scope":"local"}]"""));

    private static Part part(String node, String json) {
        return new Part(TestNodes.node(node), Trees.read(json));
    }

    private static Map<String, HandNetwork> asked(String driver) {
        return Map.of("o", new HandNetwork("over", Optional.of("o"), driver, false, List.of("10.1.0.0/24"), "ann", Instant.EPOCH));
    }

    private static Stream<String> ids(List<Part> parts) {
        return Networks.list(parts, Map.of(), _ -> true).valueStream().map(each -> each.path("Id").asText());
    }

    @Test
    void networksOfEveryEngineAndThoseThatSpanNodesAreListedOnceAndThoseOfTheSwarmNever() {
        assertThat(ids(PARTS)).containsExactly("1", "o", "g", "2", "4");
    }

    @Test
    void whatTheMakerDoesNotKnowIsNoMore() {
        assertThat(ids(Networks.settled(PARTS, N2))).containsExactly("3", "o", "4", "2");
        assertThat(ids(Networks.settled(PARTS, Optional.of(new NodeId("id-n9"))))).containsExactly("1", "o", "g", "2", "4");
    }

    @Test
    void aNetworkIsShownAsItWasAskedFor() {
        JsonNode over = PARTS.getLast().tree().path(1);
        assertThat(Networks.shown(over.deepCopy(), asked("bridge"))).isEqualTo(Trees.read("""
                {"Name":"over","Id":"o","Scope":"local","Driver":"bridge","Options":{"x":"y"},"Labels":{},"Attachable":false}"""));
        assertThat(Networks.shown(over.deepCopy(), asked("overlay")).path("Driver").asText()).isEqualTo("overlay");
        assertThat(Networks.shown(over.deepCopy(), Map.of())).isEqualTo(over);
    }

    @Test
    void itsContainersAreThoseOfAllNodesWithoutTheBalancer() {
        ObjectNode base = (ObjectNode) Trees.read("""
                {"Id":"o","Containers":null}""");
        JsonNode other = Trees.read("""
                {"Containers":{"c1":{"Name":"a"},"lb-over":{"Name":"over-endpoint"}}}""");
        JsonNode third = Trees.read("""
                {"Containers":{"c2":{"Name":"b"}}}""");
        assertThat(Networks.whole(base, List.of(base.deepCopy(), other, third))).isEqualTo(Trees.read("""
                {"Id":"o","Containers":{"c1":{"Name":"a"},"c2":{"Name":"b"}}}"""));
    }
}
