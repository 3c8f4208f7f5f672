package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class LifeTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void aTaskThatEndsAgainAndAgainIsSeenAsACrashLoop(Cluster cluster, Apps apps) {
        String crashing = "services: {worker: {image: 'busybox:1', command: ['sh', '-c', 'exit 7']}}\n";

        cluster.cli("deploy", "-f", apps.file("crash", crashing).toString(), "-p", "crash").succeeded();

        apps.await("crash", "worker", "a crash loop", tasks -> tasks.stream().anyMatch(task -> task.state().equals("crash loop") && task.restarts() >= 2));
        assertThat(cluster.cli("ps", "crash").output()).contains("crash loop").contains("7");
    }

    @Test
    void whatDoesNotFitStaysPendingAndSaysWhy(Cluster cluster, Apps apps) {
        String huge = "services: {worker: {image: 'busybox:1', command: ['sleep', '100000'], deploy: {resources: {reservations: {memory: 900G}}}}}\n";

        cluster.cli("deploy", "-f", apps.file("huge", huge).toString(), "-p", "huge").succeeded();

        apps.await("huge", "worker", "pending with a reason", tasks -> tasks.size() == 1 && tasks.getFirst().state().equals("pending")
                && tasks.getFirst().message().contains("memory"));
    }

    @Test
    void servicesFindEachOtherByNameWhileTheyAreReady(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(2, 8093, "found") + """
                  asker:
                    image: busybox:1
                    init: true
                    command: ["sleep", "100000"]
                    stop_grace_period: 1s
                """.indent(0));
        String asker = apps.running("shop", "asker").getFirst();

        assertThat(cluster.engine().docker("exec", asker, "wget", "-q", "-O", "-", "http://web/")).startsWith("found");
        assertThat(addresses(cluster, asker)).hasSize(2);

        cluster.engine().docker("exec", apps.running("shop", "web").getFirst(), "rm", "/www/index.html");
        Eventually.sees("only the ready task is found", LIMIT, () -> addresses(cluster, asker), found -> found.size() == 1);
    }

    private static List<String> addresses(Cluster cluster, String container) {
        return cluster.engine().tries("exec", container, "nslookup", "web").output().lines().filter(line -> line.startsWith("Address"))
                .skip(1).distinct().toList();
    }

    @Test
    void dependentsStartWhenWhatTheyNeedIsHealthy(Cluster cluster, Apps apps) {
        apps.deploy("ordered", """
                services:
                  late:
                    image: busybox:1
                    init: true
                    command: ["sleep", "100000"]
                    stop_grace_period: 1s
                    depends_on: {slow: {condition: service_healthy}}
                  slow:
                    image: busybox:1
                    init: true
                    command: ["sh", "-c", "sleep 3; touch /ready; exec sleep 100000"]
                    stop_grace_period: 1s
                    healthcheck: {test: ["CMD", "test", "-e", "/ready"], interval: 1s, retries: 10}
                """);

        String started = "{{.State.StartedAt}}";
        String slow = cluster.engine().docker("inspect", "--format", started, apps.running("ordered", "slow").getFirst());
        String late = cluster.engine().docker("inspect", "--format", started, apps.running("ordered", "late").getFirst());
        assertThat(Duration.between(Instant.parse(slow), Instant.parse(late))).isGreaterThan(Duration.ofSeconds(3));
    }
}
