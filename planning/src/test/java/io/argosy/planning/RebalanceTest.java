package io.argosy.planning;

import static io.argosy.planning.RollingUpdateTest.web;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.node.Flapping;
import io.argosy.model.node.Liveness;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.planning.rebalance.Budget;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How tasks come to nodes that join, return or are activated.
class RebalanceTest {

    private final Fleet fleet = new Fleet("n1", "n2");

    private static UpdatePolicy policy(int parallelism, Order order) {
        return new UpdatePolicy(parallelism, Duration.ZERO, FailureAction.ROLLBACK, Duration.ofSeconds(5), 0, Optional.of(order));
    }

    /// Six on two nodes, and a third that has been there for long enough.
    private void sixAndOneMore() {
        fleet.world.deploy(web("1").replicas(6).build());
        fleet.settle().joins("n3").later(Fleet.CALM.minusMillis(1));
    }

    @Test
    void aNodeThatJoinedGetsItsShareOneTaskAtATimeTheNewOneFirst() {
        sixAndOneMore();
        assertThat(fleet.round()).containsExactly("move web.5 to n3: node n3 joined: moving 1 of 6 tasks of web from n1",
                "create web.5 (release 1): node n3 joined: moving 1 of 6 tasks of web from n1");
        assertThat(fleet.round()).as("the old one serves meanwhile").isEmpty();
        fleet.calm();
        assertThat(fleet.round()).containsExactly("stop web.5 (release 1): web.5 runs elsewhere: node n3 joined: moving 1 of 6 tasks of web from n1");
        assertThat(fleet.round()).as("the next waits until it has ended").isEmpty();
        fleet.calm();
        assertThat(fleet.round()).first().isEqualTo("move web.6 to n3: node n3 joined: moving 1 of 6 tasks of web from n2");
        fleet.settle();
        assertThat(fleet.on("web")).isEqualTo(Map.of("n1", 2, "n2", 2, "n3", 2));
        assertThat(fleet.moves).hasSize(2);
    }

    @Test
    void aNodeThatHasItsShareIsForgottenToHaveCome() {
        sixAndOneMore();
        fleet.settle();
        assertThat(fleet.world.nodes.values()).allMatch(node -> node.liveness().came().isEmpty());
        fleet.world.scale("web", 4);
        fleet.settle();
        assertThat(fleet.moves).as("nothing moves without a node that comes").hasSize(2);
    }

    @Test
    void nothingMovesUnlessAskedFor() {
        fleet.budget = Budget.NOTHING;
        sixAndOneMore();
        assertThat(fleet.settle().moves).isEmpty();
        assertThat(fleet.on("web")).containsEntry("n3", 0);
    }

    @Test
    void asManyAtATimeAsTheBudgetAndTheUpdatePoliciesAllow() {
        fleet.budget = new Budget(3, Fleet.CALM);
        fleet.world.deploy(service("a").replicas(6).update(policy(2, Order.START_FIRST)).build(), service("b").replicas(6).priority(5).build(), service("c").replicas(6).build());
        fleet.settle().joins("n3").later(Fleet.CALM);
        assertThat(fleet.rebalance()).extracting(line -> line.substring(0, "move b.5".length())).containsExactly("move b.5", "move a.5", "move c.5");
        assertThat(fleet.settle().moves).hasSize(6);
    }

    @Test
    void aServiceThatStopsFirstMovesAsManyAsItsUpdatePolicyAllows() {
        fleet.budget = new Budget(5, Fleet.CALM);
        fleet.world.deploy(web("1").replicas(6).update(policy(1, Order.STOP_FIRST)).build());
        fleet.settle().joins("n3").later(Fleet.CALM);
        String cause = "node n3 joined: moving 1 of 6 tasks of web from n1";
        assertThat(fleet.round()).containsExactly("move web.5 to n3: " + cause, "stop web.5 (release 1): " + cause);
        fleet.calm();
        assertThat(fleet.round()).containsExactly("create web.5 (release 1): " + cause);
        fleet.settle();
        assertThat(fleet.on("web")).isEqualTo(Map.of("n1", 2, "n2", 2, "n3", 2));
    }

    @Test
    void aNodeThatReturnedOrWasActivatedGetsItsShareToo() {
        fleet.joins("n3").world.deploy(web("1").replicas(6).build());
        fleet.settle();
        fleet.lost("n3").settle();
        fleet.returns("n3").settle();
        assertThat(fleet.moves).hasSize(2).allMatch(move -> move.contains("node n3 returned: moving 1 of 6"));
        fleet.world.drain("n2");
        fleet.settle();
        fleet.activate("n2").settle();
        assertThat(fleet.moves).hasSize(4).last().asString().contains("node n2 was activated: moving 1 of 6");
        assertThat(fleet.on("web")).isEqualTo(Map.of("n1", 2, "n2", 2, "n3", 2));
    }

    @Test
    void waitsUntilTheNodeHasBeenThereForAWhile() {
        sixAndOneMore();
        assertThat(fleet.rebalance()).isEmpty();
        assertThat(fleet.plan().wakeAt()).contains(fleet.world.now.plusMillis(1));
    }

    @Test
    void aNodeThatWasLostSeveralTimesHasToBeThereForLonger() {
        sixAndOneMore();
        NodeId id = new NodeId("n3");
        NodeSnapshot node = fleet.world.nodes.get(id);
        Liveness known = node.liveness().with(new Flapping(List.of(World.START, World.START, World.START), Optional.empty()));
        fleet.world.nodes.put(id, new NodeSnapshot(node.node(), node.facts(), known));
        assertThat(fleet.rebalance()).isEmpty();
        assertThat(fleet.plan().wakeAt()).contains(known.since().plus(Fleet.CALM.multipliedBy(3)));
        fleet.world.nodes.put(id, new NodeSnapshot(node.node(), node.facts(), node.liveness().with(new Flapping(List.of(), Optional.of(World.START.plusSeconds(3_600))))));
        assertThat(fleet.rebalance()).as("while it rests").isEmpty();
    }

    @Test
    void waitsWhileAnotherNodeIsAwaySuspectedOrJustLost() {
        sixAndOneMore();
        fleet.later(Duration.ofMillis(1)).suspecting = true;
        assertThat(fleet.rebalance()).isEmpty();
        assertThat(fleet.plan().wakeAt()).contains(fleet.world.now.plusSeconds(1));
        fleet.suspecting = false;
        fleet.away("n2");
        assertThat(fleet.rebalance()).isEmpty();
        fleet.lost("n2");
        fleet.world.step();
        assertThat(fleet.place().rebalance()).isEmpty();
        assertThat(fleet.settle().moves).as("what was lost went to the new node").isEmpty();
        fleet.joins("n4").settle();
        assertThat(fleet.moves).as("a node that stays lost holds up nothing").hasSize(2);
        assertThat(fleet.on("web")).isEqualTo(Map.of("n1", 2, "n2", 0, "n3", 2, "n4", 2));
    }

    @Test
    void waitsWhenTheLeaderIsNew() {
        sixAndOneMore();
        fleet.ledSince = fleet.world.now.minusSeconds(10);
        assertThat(fleet.rebalance()).isEmpty();
        assertThat(fleet.plan().wakeAt()).contains(fleet.world.now.plusSeconds(20));
    }

    @Test
    void waitsForRolloutsAndLetsThemGoFirst() {
        sixAndOneMore();
        fleet.round();
        fleet.world.deploy(web("2").replicas(6).build());
        assertThat(fleet.rebalance()).containsExactly("keep web.5: a rollout began");
        fleet.settle();
        assertThat(fleet.on("web")).isEqualTo(Map.of("n1", 2, "n2", 2, "n3", 2));
        assertThat(fleet.world.live()).containsExactly("web.1@2", "web.2@2", "web.3@2", "web.4@2", "web.5@2", "web.6@2");
    }

    @Test
    void aTaskStaysWhenTheOneInItsPlaceFails() {
        sixAndOneMore();
        fleet.round();
        fleet.later(Duration.ofMillis(1)).newestFails();
        assertThat(fleet.round()).containsExactly("give up moving web.5: the task in its place failed");
        fleet.later(Duration.ofMinutes(29));
        assertThat(fleet.round()).as("the service is left alone").isEmpty();
        assertThat(fleet.settle().moves).as("for a while").hasSize(3);
        assertThat(fleet.on("web")).isEqualTo(Map.of("n1", 2, "n2", 2, "n3", 2));
    }

    static List<ServiceSpec> unmoved() {
        return List.of(
                service("web").replicas(6).stays().build(),
                service("web").replicas(6).exclusive(ExclusiveSpec.DEFAULT).build(),
                service("web").replicas(6).volume("data", "/data").build(),
                service("web").replicas(6).hostPort(8080, 80).build(),
                service("web").global().build(),
                service("web").image("job").job(6).build());
    }

    @ParameterizedTest
    @MethodSource("unmoved")
    void whatIsBoundOrMustNotBeInterruptedStays(ServiceSpec spec) {
        fleet.world.deploy(spec);
        fleet.settle().joins("n3").settle();
        assertThat(fleet.moves).isEmpty();
        assertThat(fleet.world.nodes.values()).allMatch(node -> node.liveness().came().isEmpty());
    }

    @Test
    void whatOthersWantToBeNearStays() {
        fleet.world.deploy(service("cache").replicas(6).build(), service("web").affinity(Affinity.Kind.NEAR, "cache", Affinity.NODE, true).build());
        fleet.settle().joins("n3").settle();
        assertThat(fleet.moves).isEmpty();
    }

    @Test
    void turningItOffEndsWhatIsUnderWay() {
        sixAndOneMore();
        fleet.round();
        fleet.budget = Budget.NOTHING;
        assertThat(fleet.round()).containsExactly("keep web.5: nothing is moved any more", "stop web.5 (release 1): web.5 has another task, which is ready");
        assertThat(fleet.settle().on("web")).containsEntry("n3", 0);
    }

    @Test
    void aNodeThatGoesMeanwhileGetsNothing() {
        sixAndOneMore();
        fleet.round();
        fleet.world.drain("n3");
        assertThat(fleet.round()).containsExactly("keep web.5: node n3 takes no tasks any more", "stop web.5 (release 1): web.5 runs elsewhere, as node n3 is drained");
        assertThat(fleet.settle().on("web")).containsEntry("n3", 0);
    }
}
