package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.NodeView;
import io.argosy.api.rest.TaskView;
import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.FleetNode;
import io.argosy.e2e.harness.OnThreeZones;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Texts;
import io.argosy.model.node.Liveness.State;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What failed on a node is told apart, and only a node that nobody reaches loses its tasks.
@ExtendWith(OnThreeZones.class)
class ToldApartTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int NODE = 5;
    private static final String NAME = "n" + NODE;

    @Test
    void anAgentThatEndsLosesNoTaskAndAnEngineThatEndsKeepsItsOwnServing(Fleet fleet, Apps apps) {
        FleetNode node = fleet.node(NODE);
        apps.deploy("shop", Texts.web(5, 8090, "one"));
        Set<String> tasks = ids(apps.awaitSpread("shop", "web", 5, 5));
        List<String> starts = starts(node);

        node.signalAgent("KILL");
        await(fleet, "it is away, as its agent ended", view -> view.liveness().state() == State.AWAY && view.liveness().cause().contains("its agent ended; its machine answers"));
        assertThat(new Page(node, 8090).get("/").isOk()).isTrue();
        fleet.revive(NAME);
        await(fleet, "it is back", ToldApartTest::isConnected);
        assertThat(ids(apps.awaitReady("shop", "web", 5))).isEqualTo(tasks);
        assertThat(starts(node)).isEqualTo(starts);

        node.signalEngine("KILL");
        try {
            await(fleet, "its engine is down, and containers live", view -> isConnected(view) && view.facts().orElseThrow().engineProblem().contains("engine down, containers alive (1)"));
            assertThat(ids(apps.tasks("shop", "web"))).isEqualTo(tasks);
            assertThat(new Page(node, 8090).get("/").isOk()).isTrue();
        } finally {
            fleet.revive(NAME);
        }
        await(fleet, "its engine is back", view -> isConnected(view) && view.facts().orElseThrow().engineProblem().isEmpty());
        assertThat(ids(apps.awaitReady("shop", "web", 5))).isEqualTo(tasks);
        assertThat(fleet.events("node.engine-down")).last().asString().contains("node " + NAME + ": engine down, containers alive (1)");
    }

    @Test
    void aNodeThatIsCutOffIsReplacedAndStopsWhatWasReplacedOnReturn(Fleet fleet, Apps apps) {
        apps.deploy("shop", Texts.web(5, 8090, "one"));
        apps.awaitSpread("shop", "web", 5, 5);

        fleet.cut(NODE);
        try {
            await(fleet, "nobody reaches it", view -> view.liveness().state() == State.LOST
                    && view.liveness().cause().contains("neither its agent nor its machine answers"));
            apps.awaitSpread("shop", "web", 5, 4);
            assertThat(fleet.node(NODE).running("shop", "web")).hasSize(1);
        } finally {
            fleet.mend(NODE);
        }
        await(fleet, "it is back", ToldApartTest::isConnected);
        apps.awaitReady("shop", "web", 5);
        Eventually.sees("it stopped what was replaced", LIMIT, () -> apps.running("shop", "web"), running -> running.size() == 5);
        assertThat(fleet.events("node.lost")).last().asString().contains("node " + NAME + " lost", "replacing 1 task");
    }

    @Test
    @Tag("soak")
    void aNodeThatComesAndGoesGetsNoNewTasksForAWhile(Fleet fleet, Apps apps) {
        for (int loss = 1; loss <= 4; loss++) {
            fleet.cut(NODE);
            await(fleet, "it is lost", view -> view.liveness().state() == State.LOST);
            fleet.mend(NODE);
            await(fleet, "it is back", ToldApartTest::isConnected);
        }
        await(fleet, "it rests", view -> view.liveness().flapping().rests());

        apps.deploy("shop", Texts.web(5, 8090, "one"));
        assertThat(fleet.node(NODE).running("shop", "web")).isEmpty();
        assertThat(fleet.events("node.flapping")).last().asString().contains(NAME);

        fleet.cli("node", "activate", NAME).succeeded();
        await(fleet, "it takes tasks again", view -> !view.liveness().flapping().rests());
    }

    private static NodeView await(Fleet fleet, String what, Predicate<NodeView> wanted) {
        return Eventually.sees(NAME + ": " + what, LIMIT, () -> fleet.list(NodeView.class, "node", "ls").stream().filter(node -> node.name().value().equals(NAME)).findFirst().orElseThrow(), wanted);
    }

    private static boolean isConnected(NodeView node) {
        return node.liveness().state() == State.CONNECTED;
    }

    private static Set<String> ids(List<TaskView> tasks) {
        return tasks.stream().map(task -> task.id().value()).collect(Collectors.toSet());
    }

    private static List<String> starts(FleetNode node) {
        return node.running("shop", "web").stream().map(name -> node.docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", name)).toList();
    }
}
