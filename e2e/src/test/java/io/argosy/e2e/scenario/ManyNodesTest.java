package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.TaskView;
import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.FleetNode;
import io.argosy.e2e.harness.OnThreeNodes;
import io.argosy.e2e.harness.OpenLoop;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnThreeNodes.class)
class ManyNodesTest {

    private static final Duration TICK = Duration.ofMillis(50);

    @Test
    void replicasSpreadAndAnswerOnEveryNode(Fleet fleet, Apps apps) {
        apps.deploy("shop", Texts.web(3, 8090, "one"));

        apps.awaitSpread("shop", "web", 3, 3);
        for (FleetNode node : fleet.engines()) {
            Page page = new Page(node, 8090);
            Eventually.sees(node.name() + " balances over all tasks", Duration.ofSeconds(20), () -> bodies(page), bodies -> bodies.size() == 3);
        }
    }

    private static List<String> bodies(Page page) {
        return IntStream.range(0, 9).mapToObj(i -> page.get("/")).map(answer -> answer.isOk() ? answer.body() : "none").distinct().toList();
    }

    @Test
    void namesResolveAcrossNodes(Fleet fleet, Apps apps) {
        apps.deploy("shop", Texts.webAndDatabase(2, 8090, "n3"));

        FleetNode third = fleet.node(3);
        String asker = third.running("shop", "db").getFirst();
        Eventually.sees("web answers by its name", Duration.ofSeconds(20), () -> third.tries("exec", asker, "wget", "-q", "-O", "-", "http://web/").output(),
                body -> body.startsWith("one"));
    }

    @Test
    void drainingANodeUnderLoadLosesNoConnection(Fleet fleet, Apps apps) {
        apps.deploy("shop", Texts.web(6, 8090, "one"));
        apps.awaitSpread("shop", "web", 6, 3);

        try (OpenLoop client = OpenLoop.against(new Page(fleet.node(1), 8090), "/", TICK)) {
            client.awaitMore(20);
            fleet.cli("node", "drain", "n2").succeeded();
            apps.awaitSpread("shop", "web", 6, 2);
            client.awaitMore(20);
            assertThat(client.failures()).isEmpty();
        } finally {
            fleet.cli("node", "activate", "n2").succeeded();
        }
        assertThat(fleet.node(2).running("shop", "web")).isEmpty();
    }

    @Test
    void aLostNodesStatelessTasksComeUpElsewhereAndItsDatabaseWaits(Fleet fleet, Apps apps) {
        apps.deploy("shop", Texts.webAndDatabase(3, 8090, "n3"));
        apps.awaitSpread("shop", "web", 3, 3);

        fleet.lose(3);
        try {
            apps.awaitSpread("shop", "web", 3, 2);
            apps.await("shop", "db", "says where its volume is", tasks -> tasks.stream().anyMatch(task -> says(task, "n3", "lost")));
            assertThat(new Page(fleet.node(1), 8090).get("/").isOk()).isTrue();
        } finally {
            fleet.giveBack(3);
        }
        apps.awaitReady("shop", "db", 1);
        apps.awaitReady("shop", "web", 3);
        FleetNode third = fleet.node(3);
        assertThat(third.docker("exec", third.running("shop", "db").getFirst(), "wc", "-l", "/data/starts")).startsWith("2");
        assertThat(apps.running("shop", "web")).hasSize(3);
    }

    private static boolean says(TaskView task, String... words) {
        return List.of(words).stream().allMatch((task.state() + " " + task.message())::contains);
    }

    @Test
    void aNodeThatJoinsLaterGetsItsTaskOfAGlobalService(Fleet fleet, Apps apps) {
        apps.deploy("watch", Texts.everywhere());
        apps.awaitSpread("watch", "watch", 3, 3);

        fleet.grow(4);
        try {
            apps.awaitSpread("watch", "watch", 4, 4);
        } finally {
            fleet.remove(4);
        }
        apps.awaitSpread("watch", "watch", 3, 3);
    }
}
