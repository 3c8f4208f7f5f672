package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.service.Strategy;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.NodeScore;
import io.argosy.scheduling.rule.Rejection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rules of plug-ins among the standard ones.
class FurtherRulesTest {

    private static final NodeFilter NOT_ON_FIRST = (_, _, node) ->
            node.id().value().equals("n1") ? Rejection.because("reserved for tests") : Optional.empty();
    private static final NodeScore DEAREST_LAST = (_, _) ->
            List.of(node -> Long.parseLong(node.snapshot().node().labels().getOrDefault("price", "0")));

    private final Cluster cluster = new Cluster(List.of(node("n1").label("price", "1").build(), node("n2").label("price", "9").build(),
            node("n3").label("price", "2").build()));

    @Test
    void aFilterForbidsAndItsReasonIsCounted() {
        Scheduler scheduler = new Scheduler(Strategy.SPREAD, List.of(NOT_ON_FIRST), List.of());
        assertThat(StrategyTest.place(scheduler, cluster, service("web").maxPerNode(1).build(), 3)).containsExactly("n2", "n3",
                "3 nodes: 2 already with 1 of its tasks, as many as one node may have, 1 reserved for tests");
    }

    @Test
    void aScoreDecidesAfterSpreadingAndBeforeTheLoad() {
        Scheduler scheduler = new Scheduler(Strategy.SPREAD, List.of(), List.of(DEAREST_LAST));
        assertThat(StrategyTest.place(scheduler, cluster, service("web").build(), 4)).containsExactly("n1", "n3", "n2", "n1");
        assertThat(StrategyTest.place(scheduler, cluster, service("api").build(), 2)).containsExactly("n1", "n3");
    }

    @Test
    void aScoreDecidesBeforeThePacking() {
        Scheduler scheduler = new Scheduler(Strategy.BINPACK, List.of(), List.of(DEAREST_LAST));
        assertThat(StrategyTest.place(scheduler, cluster, service("web").build(), 3)).containsOnly("n1");
    }
}
