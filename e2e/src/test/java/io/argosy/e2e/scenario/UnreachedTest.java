package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.OnThreeNodes;
import io.argosy.e2e.harness.OpenLoop;
import io.argosy.e2e.harness.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A node whose engine hears late where new tasks are: its gateway goes on with the old ones until it reaches the new ones.
@ExtendWith(OnThreeNodes.class)
class UnreachedTest {

    private static final int DEAF = 3;
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void noRequestFailsWhereNewTasksAreNotReachedYet(Fleet fleet, Apps apps) {
        apps.deploy("shop", web("one"));
        Page page = new Page(fleet.node(DEAF), 8096);
        Eventually.sees("the gateway leads to the first release", SOON, () -> page.get("/").body(), body -> body.startsWith("one"));

        OpenLoop clients = OpenLoop.against(page, "/", TICK);
        fleet.missWords(DEAF);
        try (clients) {
            apps.deploy("shop", web("two"));
            Eventually.sees("the gateway leads to the second release", SOON, () -> page.get("/").body(), body -> body.startsWith("two"));
            clients.awaitMore(20);
        } finally {
            fleet.hearWords(DEAF);
        }
        assertThat(clients.failures()).isEmpty();
    }

    /// On the other two nodes.
    private static String web(String word) {
        return """
                services:
                  web:
                    image: busybox:1
                    init: true
                    command: ["sh", "-c", "mkdir -p /www && echo %s > /www/index.html && exec httpd -f -p 80 -h /www"]
                    ports: ["8096:80"]
                    stop_grace_period: 1s
                    healthcheck: {test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/"], interval: 3s, start_period: 30s, start_interval: 300ms}
                    deploy:
                      replicas: 2
                      placement: {constraints: ["node.name != n%d"]}
                      update_config: {parallelism: 2, monitor: 1s}
                """.formatted(word, DEAF);
    }
}
