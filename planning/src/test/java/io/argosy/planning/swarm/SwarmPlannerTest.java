package io.argosy.planning.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.network.SwarmPart;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SwarmPlannerTest {

    private final FakeSwarms swarms = new FakeSwarms();

    @Test
    void oneNodeIsInNoSwarm() {
        swarms.join("n1");
        swarms.settle();
        assertThat(swarms.swarm()).isEmpty();
        assertThat(swarms.orders()).isEmpty();
    }

    @Test
    void theOlderOfTwoBeginsAndIsTheOnlyManager() {
        NodeId n1 = swarms.join("n1");
        NodeId n2 = swarms.join("n2");
        swarms.settle();
        assertThat(managers()).containsExactly("n1");
        assertThat(swarms.engine(n2).group).isEqualTo(swarms.engine(n1).group).isPresent();
    }

    @Test
    void threeNodesHaveThreeManagersAndSevenHaveFive() {
        List.of("n1", "n2", "n3", "n4").forEach(swarms::join);
        swarms.settle();
        assertThat(managers()).containsExactly("n1", "n2", "n3");
        List.of("n5", "n6", "n7").forEach(swarms::join);
        swarms.settle();
        assertThat(managers()).hasSize(5);
    }

    @Test
    void managersStandInDifferentZonesAlsoWhenZonesComeLater() {
        swarms.join("n1", "eu", "a");
        swarms.join("n2", "eu", "a");
        swarms.join("n3", "eu", "a");
        swarms.settle();
        swarms.join("n4", "eu", "b");
        swarms.join("n5", "eu", "c");
        swarms.settle();
        assertThat(managers()).containsExactly("n1", "n4", "n5");
    }

    @Test
    void aManagerThatIsLostIsReplaced() {
        List.of("n1", "n2", "n3", "n4").forEach(swarms::join);
        swarms.settle();
        swarms.lose(new NodeId("n2"));
        swarms.settle();
        assertThat(managers()).containsExactly("n1", "n3", "n4");
    }

    @Test
    void aNodeThatIsLostFindsItsPlaceWhenItReturns() {
        List.of("n1", "n2", "n3").forEach(swarms::join);
        swarms.settle();
        String member = swarms.engine(new NodeId("n3")).member.orElseThrow();
        swarms.lose(new NodeId("n3"));
        swarms.settle();
        swarms.comeBack(new NodeId("n3"));
        swarms.settle();
        assertThat(swarms.engine(new NodeId("n3")).member).contains(member);
        assertThat(managers()).hasSize(3);
    }

    @Test
    void aLostNodeThatKeepsAnOverlayFromGoingIsRemovedAndComesBackAsAnother() {
        List.of("n1", "n2", "n3", "n4").forEach(swarms::join);
        swarms.settle();
        NodeId n4 = new NodeId("n4");
        String member = swarms.engine(n4).member.orElseThrow();
        swarms.lose(n4);
        swarms.block(true);
        swarms.settle();
        swarms.block(false);
        swarms.comeBack(n4);
        swarms.settle();
        assertThat(swarms.engine(n4).member).isPresent().get().isNotEqualTo(member);
        assertThat(swarms.engine(n4).group).isEqualTo(swarms.engine(new NodeId("n1")).group);
    }

    @Test
    void oneOfThreeWaitsWhenTwoAreLostAndGoesOnWhenTheyAreGivenUp() {
        List.of("n1", "n2", "n3").forEach(swarms::join);
        swarms.settle();
        String swarm = swarms.swarm().orElseThrow().id().orElseThrow();
        swarms.lose(new NodeId("n1"));
        swarms.lose(new NodeId("n2"));
        swarms.settle();
        assertThat(swarms.swarm().orElseThrow().stuck()).isTrue();
        assertThat(swarms.engine(new NodeId("n3")).group.orElseThrow().managers).hasSize(3);
        swarms.repair();
        swarms.settle();
        assertThat(swarms.swarm().orElseThrow().stuck()).isFalse();
        assertThat(swarms.swarm().orElseThrow().steward()).isEqualTo(new NodeId("n3"));
        assertThat(swarms.swarm().orElseThrow().id()).contains(swarm);
        assertThat(swarms.engine(new NodeId("n3")).group.orElseThrow().managers).hasSize(1);
    }

    @Test
    void twoThatReturnGoOnAsIfNothingWas() {
        List.of("n1", "n2", "n3").forEach(swarms::join);
        swarms.settle();
        List.of("n1", "n2").forEach(name -> swarms.lose(new NodeId(name)));
        swarms.settle();
        List.of("n1", "n2").forEach(name -> swarms.comeBack(new NodeId(name)));
        swarms.settle();
        assertThat(managers()).containsExactly("n1", "n2", "n3");
        assertThat(swarms.swarm().orElseThrow().stuck()).isFalse();
    }

    @Test
    void oneGoesOnByItselfWhenTheOthersAreNoNodesAnyMore() {
        List.of("n1", "n2", "n3").forEach(swarms::join);
        swarms.settle();
        List.of("n1", "n2").forEach(name -> swarms.lose(new NodeId(name)));
        swarms.settle();
        List.of("n1", "n2").forEach(name -> swarms.unregister(new NodeId(name)));
        swarms.settle();
        assertThat(swarms.engine(new NodeId("n3")).group.orElseThrow().managers).hasSize(1);
        assertThat(swarms.swarm().orElseThrow().stuck()).isFalse();
    }

    @Test
    void anotherSwarmBeginsWhenTheOnlyManagerIsGivenUp() {
        NodeId n1 = swarms.join("n1");
        NodeId n2 = swarms.join("n2");
        swarms.settle();
        String swarm = swarms.swarm().orElseThrow().id().orElseThrow();
        swarms.lose(n1);
        swarms.settle();
        assertThat(swarms.swarm().orElseThrow().id()).contains(swarm);
        swarms.repair();
        swarms.settle();
        assertThat(swarms.swarm().orElseThrow().steward()).isEqualTo(n2);
        assertThat(swarms.swarm().orElseThrow().id().orElseThrow()).isNotEqualTo(swarm);
        swarms.comeBack(n1);
        swarms.settle();
        assertThat(swarms.engine(n1).group).isEqualTo(swarms.engine(n2).group).isPresent();
    }

    @Test
    void anEngineInAForeignSwarmIsLeftAsItIs() {
        NodeId foreign = swarms.join("n1");
        swarms.inForeignSwarm(foreign);
        swarms.join("n2");
        swarms.join("n3");
        swarms.settle();
        assertThat(swarms.engine(foreign).group.orElseThrow().id).isEqualTo("foreign");
        assertThat(managers()).containsExactly("n2");
        assertThat(swarms.orders().get(foreign).part()).isInstanceOf(SwarmPart.Join.class);
    }

    @Test
    void aNodeThatIsNoLongerRegisteredIsRemoved() {
        List.of("n1", "n2", "n3", "n4").forEach(swarms::join);
        swarms.settle();
        swarms.unregister(new NodeId("n3"));
        swarms.settle();
        assertThat(managers()).containsExactly("n1", "n2", "n4");
    }

    private Set<String> managers() {
        Set<String> names = new TreeSet<>();
        swarms.view().nodes().stream()
                .filter(node -> swarms.engine(node.id()).group.filter(group -> group.managers.contains(swarms.engine(node.id()).member.orElseThrow())
                        && group.cluster.isPresent()).isPresent())
                .forEach(node -> names.add(node.id().value()));
        return names;
    }
}
