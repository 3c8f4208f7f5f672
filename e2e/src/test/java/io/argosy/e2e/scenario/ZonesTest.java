package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.NodeView;
import io.argosy.api.rest.ServerView;
import io.argosy.api.rest.TaskView;
import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.OnThreeZones;
import io.argosy.e2e.harness.Outcome;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Texts;
import io.argosy.model.task.TaskPhase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Zones: spread over, kept where it is a must, and lost at once.
@ExtendWith(OnThreeZones.class)
class ZonesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final int[] FIRST_ZONE = {1, 4};

    @Test
    void theOthersTakeTheLoadOfALostZoneTheMoreImportantFirst(Fleet fleet, Apps apps) throws InterruptedException {
        double half = processors(fleet) / 2.0;
        apps.deploy("calc", Texts.reserving("calc", 5, half, "low"));
        apps.deploy("shop", Texts.reserving("front", 5, half, "high"));
        apps.deploy("trio", Texts.inThreeZones());
        apps.awaitSpread("shop", "front", 5, 5);
        apps.awaitSpread("trio", "member", 3, 3);

        atOnce(fleet::lose);
        try {
            apps.awaitSpread("shop", "front", 5, 3);
            apps.await("calc", "calc", "one runs, and the others wait", tasks -> ready(tasks).size() == 1 && tasks.stream().filter(task -> task.state().equals("pending")).count() == 4);
            apps.await("trio", "member", "the third waits for its zone", tasks -> ready(tasks).size() == 2 && tasks.stream().anyMatch(task -> task.state().equals("pending")));
            assertThat(reasons(fleet)).contains("would leave it in 2 zones, and it needs 3", "gave way to shop/front (priority 100)");
            apps.deploy("late", Texts.web(1, 8095, "late"));
            Page late = new Page(fleet.node(3), 8095);
            Eventually.sees("the gateway leads to the late app", SOON, () -> late.get("/").body(), body -> body.startsWith("late"));
            assertThat(fleet.events("node.lost")).anySatisfy(said -> assertThat(said).contains("node n4 lost", "replacing", "neither its agent nor its machine answers"));
            assertThat(fleet.events("task.preempted")).anySatisfy(said -> assertThat(said).contains("gave way to shop/front (priority 100)"));
            assertThat(fleet.cli("node", "inspect", "n4").succeeded().output()).contains("lost", "nothing is heard of it");
        } finally {
            atOnce(fleet::giveBack);
        }
        awaitAll(apps, "shop", "front", 5);
        awaitAll(apps, "calc", "calc", 5);
        awaitAll(apps, "trio", "member", 3);
        assertThat(zones(fleet, apps.tasks("trio"))).hasSize(3);
        assertThat(apps.running("shop", "front")).hasSize(5);
        assertThat(apps.running("calc", "calc")).hasSize(5);
    }

    @Test
    void moreZonesThanThereAreAreRefusedWithReasons(Fleet fleet, Apps apps) {
        Outcome outcome = apps.tryDeploy("wide", Texts.inThreeZones("node.name != n3"));

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.errors()).contains("3 zones", "n3");
        assertThat(fleet.cli("ls", "--quiet").succeeded().output()).doesNotContain("wide");
    }

    /// An engine that comes back joins the Swarm anew, and may refuse a first try with the word that it does not know the network yet: another is made a second later.
    private static void awaitAll(Apps apps, String app, String service, int count) {
        apps.await(app, service, count + " ready, and no other", tasks -> ready(tasks).size() == count && tasks.stream().filter(task -> task.phase() != TaskPhase.ENDED).count() == count);
    }

    private static void atOnce(IntConsumer change) throws InterruptedException {
        List<Thread> threads = IntStream.of(FIRST_ZONE).mapToObj(node -> Thread.startVirtualThread(() -> change.accept(node))).toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /// As a standby tells them, which has them from the leader.
    private static String reasons(Fleet fleet) {
        ServerView standby = fleet.list(ServerView.class, "server", "ls").stream().filter(server -> server.role().equals("standby")).findFirst().orElseThrow();
        return fleet.command("ps").with("ARGOSY_SERVER", "http://" + standby.rest()).output();
    }

    private static List<TaskView> ready(List<TaskView> tasks) {
        return tasks.stream().filter(task -> task.state().equals("ready")).toList();
    }

    private static double processors(Fleet fleet) {
        return Double.parseDouble(fleet.list(NodeView.class, "node", "ls").getFirst().facts().orElseThrow().cpus().toString());
    }

    private static Set<List<String>> zones(Fleet fleet, List<TaskView> tasks) {
        List<NodeView> nodes = fleet.list(NodeView.class, "node", "ls");
        return tasks.stream().map(task -> task.node().orElseThrow())
                .map(name -> nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow().topology()).collect(Collectors.toSet());
    }
}
