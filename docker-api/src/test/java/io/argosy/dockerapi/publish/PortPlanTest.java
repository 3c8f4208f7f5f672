package io.argosy.dockerapi.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.dockerapi.TestNodes;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.publish.PortPlan.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    private static final FleetNode N1 = TestNodes.node("n1");
    private static final FleetNode N2 = TestNodes.node("n2");
    private static final HostPort WEB = new HostPort("", 8080, "tcp");

    private static Resident container(FleetNode node, String id, HostPort... ports) {
        return new Resident(node, id, List.of(id), "busybox:1", Map.of(), Set.of(ports));
    }

    private static Target at(FleetNode node, String container) {
        return new Target(node.id(), 8080, container);
    }

    @Test
    void whatIsPublishedIsOpenHereAtTheSameNumber() {
        assertThat(PortPlan.of(List.of(container(N1, "a", WEB)), Set.of(), Map.of())).isEqualTo(Map.of(WEB, at(N1, "a")));
    }

    @Test
    void enginesOfThisMachineOpenTheirPortsThemselves() {
        assertThat(PortPlan.of(List.of(container(N1, "a", WEB)), Set.of(N1.id()), Map.of())).isEmpty();
    }

    @Test
    void theFirstHasAPortAndKeepsItWhileItPublishesIt() {
        List<Resident> both = List.of(container(N1, "a", WEB), container(N2, "b", WEB));
        assertThat(PortPlan.of(both, Set.of(), Map.of())).isEqualTo(Map.of(WEB, at(N1, "a")));
        assertThat(PortPlan.of(both, Set.of(), Map.of(WEB, at(N2, "b")))).isEqualTo(Map.of(WEB, at(N2, "b")));
        assertThat(PortPlan.of(List.of(container(N1, "a", WEB), container(N2, "b")), Set.of(), Map.of(WEB, at(N2, "b")))).isEqualTo(Map.of(WEB, at(N1, "a")));
    }

    @Test
    void addressesOtherThanLoopbackAndOtherProtocolsAreTheNodesAffair() {
        HostPort loopback = new HostPort("127.0.0.1", 8080, "tcp");
        assertThat(PortPlan.of(List.of(container(N1, "a", new HostPort("10.0.0.1", 80, "tcp"), new HostPort("", 53, "udp"), loopback)), Set.of(), Map.of())).isEqualTo(Map.of(loopback, at(N1, "a")));
    }
}
