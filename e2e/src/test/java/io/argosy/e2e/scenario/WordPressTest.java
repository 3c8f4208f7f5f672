package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.WordPress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class WordPressTest {

    @Test
    void wordPressIsDeployedReachedScaledUpdatedAndRemoved(Cluster cluster, Apps apps) {
        WordPress wordPress = new WordPress(cluster);
        wordPress.deploy().succeeded();
        Page page = new Page(cluster, WordPress.PORT);
        Eventually.sees("the gateway leads to the first task", Duration.ofSeconds(10), () -> page.get("/").body(), body -> body.contains("WordPress"));

        wordPress.install(cluster.engine());
        assertThat(page.get("/").body()).contains("The fleet");

        cluster.cli("scale", "web=3", "-p", "wordpress", "--wait").succeeded();
        apps.awaitReady("wordpress", "web", 3);
        assertThat(page.get("/").body()).contains("The fleet");

        String database = apps.running("wordpress", "db").getFirst();
        String overlay = wordPress.overlay("services: {web: {environment: {COLOUR: blue}}}\n");
        wordPress.deploy("-f", overlay).succeeded();
        assertThat(apps.running("wordpress", "db")).containsExactly(database);
        assertThat(page.get("/").body()).contains("The fleet");

        cluster.cli("rm", "wordpress", "--volumes", "--wait").succeeded();
        assertThat(apps.onEngine("wordpress")).isEmpty();
    }
}
