package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.NodeView;
import io.argosy.api.rest.SettingView;
import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.OnThreeNodes;
import io.argosy.e2e.harness.OpenLoop;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Texts;
import io.argosy.model.node.Liveness.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A node that was lost returns, and gets its share of what runs elsewhere by now.
@ExtendWith(OnThreeNodes.class)
class RebalanceTest {

    private static final int NODE = 3;
    private static final String NAME = "n" + NODE;
    private static final Duration LIMIT = Duration.ofSeconds(180);

    @Test
    void aNodeThatReturnsGetsItsShareOneByOneAndNoRequestFails(Fleet fleet, Apps apps) {
        apps.deploy("shop", Texts.web(6, 8097, "one"));
        fleet.lose(NODE);
        try {
            apps.awaitSpread("shop", "web", 6, 2);
        } finally {
            fleet.giveBack(NODE);
        }
        await(fleet, "it is back", node -> node.liveness().state() == State.CONNECTED);
        apps.awaitReady("shop", "web", 6);
        assertThat(fleet.node(NODE).running("shop", "web")).isEmpty();
        int moved = fleet.events("task.moving").size();

        assertThat(fleet.cli("cluster", "set", "rebalance=1").succeeded().output()).contains("rebalance", "1");
        try (OpenLoop requests = OpenLoop.against(new Page(fleet.node(1), 8097), "/", Duration.ofMillis(100))) {
            requests.awaitMore(10);
            AtomicInteger most = new AtomicInteger();
            await(fleet, "it has its share", node -> {
                int onTheirWay = node.moves().map(moves -> moves.here().size()).orElse(0);
                most.accumulateAndGet(onTheirWay, Math::max);
                return onTheirWay == 0 && fleet.node(NODE).running("shop", "web").size() == 2;
            });
            apps.awaitSpread("shop", "web", 6, 3);
            await(fleet, "it is new no more", node -> node.liveness().came().isEmpty());
            requests.awaitMore(10);
            assertThat(most).hasValueLessThanOrEqualTo(1);
            assertThat(requests.failures()).isEmpty();
        } finally {
            fleet.cli("cluster", "set", "rebalance-").succeeded();
        }
        List<String> moves = fleet.events("task.moving");
        assertThat(moves.subList(moved, moves.size())).hasSize(2).allSatisfy(said -> assertThat(said).startsWith("node " + NAME + " returned: moving 1 of 6 tasks of web"));
        assertThat(fleet.list(SettingView.class, "cluster", "show")).singleElement().returns("0", SettingView::value);
    }

    private static void await(Fleet fleet, String what, Predicate<NodeView> wanted) {
        Eventually.sees(NAME + ": " + what, LIMIT,
                () -> fleet.list(NodeView.class, "node", "ls").stream().filter(node -> node.name().value().equals(NAME)).findFirst().orElseThrow(), wanted);
    }
}
