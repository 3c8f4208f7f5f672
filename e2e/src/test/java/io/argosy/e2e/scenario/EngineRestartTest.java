package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Workspace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class EngineRestartTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void afterARestartTheTasksAreBackInOrder(Cluster cluster, Apps apps) {
        deployHello(cluster);
        new Page(cluster, 8088).get("/");

        cluster.engine().stop();
        cluster.engine().start();

        awaitHello(cluster, apps);
        String counter = apps.running("hello", "counter").getFirst();
        assertThat(apps.running("hello", "web")).allSatisfy(web -> assertThat(startOf(cluster, web)).isAfter(startOf(cluster, counter)));
    }

    @Test
    void afterACrashTheTasksAreBack(Cluster cluster, Apps apps) {
        deployHello(cluster);

        cluster.engine().kill();
        cluster.engine().start();

        awaitHello(cluster, apps);
    }

    private static void deployHello(Cluster cluster) {
        cluster.command("deploy", "-f", Workspace.EXAMPLES.resolve("hello/compose.yml").toString(), "--wait").with("HELLO_PORT", "8088").run().succeeded();
    }

    private static void awaitHello(Cluster cluster, Apps apps) {
        apps.awaitReady("hello", "counter", 1);
        apps.awaitReady("hello", "web", 2);
        Page page = new Page(cluster, 8088);
        Eventually.holds("the page answers", LIMIT, () -> page.get("/?plain").isOk());
        assertThat(apps.onEngine("hello").stream().filter(line -> line.startsWith("container"))).hasSize(3);
    }

    private static Instant startOf(Cluster cluster, String container) {
        return Instant.parse(cluster.engine().docker("inspect", "--format", "{{.State.StartedAt}}", container));
    }
}
