package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.NodeView;
import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.OnThreeZones;
import io.argosy.e2e.harness.Outcome;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnThreeZones.class)
class DrainTest {

    private static final int NODE = 3;
    private static final String NAME = "n" + NODE;

    /// Each task takes its time until it is ready, so that a drain is still under way when it is cancelled.
    private static final String SLOW = Texts.web(6, 8090, "one").replace("exec httpd", "sleep 6 && exec httpd");

    @Test
    void aDrainTellsHowFarItIsAndIsCancelledAndANodeWithTasksIsNotRemoved(Fleet fleet, Apps apps) {
        apps.deploy("shop", SLOW);
        apps.awaitReady("shop", "web", 6);

        Outcome refused = fleet.cli("node", "rm", NAME);
        assertThat(refused.isSuccess()).isFalse();
        assertThat(refused.errors()).contains("node " + NAME + " has 2 tasks", "argosy node drain " + NAME, "--force");

        fleet.cli("node", "drain", NAME).succeeded();
        Eventually.sees("tasks that are to leave", Duration.ofSeconds(20), () -> node(fleet).drain().orElseThrow().leaving(), leaving -> !leaving.isEmpty());
        assertThat(fleet.cli("node", "inspect", NAME).succeeded().output()).contains("to leave");
        fleet.cli("node", "activate", NAME).succeeded();
        apps.awaitReady("shop", "web", 6);
        assertThat(node(fleet).drain()).isEmpty();
        assertThat(fleet.node(NODE).running("shop", "web")).isNotEmpty();

        Outcome drained = fleet.cli("node", "drain", NAME, "--wait").succeeded();
        try {
            assertThat(drained.toString()).contains("to leave");
            assertThat(fleet.node(NODE).running("shop", "web")).isEmpty();
            apps.awaitReady("shop", "web", 6);
        } finally {
            fleet.cli("node", "activate", NAME).succeeded();
        }
    }

    private static NodeView node(Fleet fleet) {
        return fleet.list(NodeView.class, "node", "ls").stream().filter(node -> node.name().value().equals(NAME)).findFirst().orElseThrow();
    }
}
