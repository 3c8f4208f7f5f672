package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.OpenLoop;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class PublishedPortTest {

    private static final Duration TICK = Duration.ofMillis(20);

    @Test
    void threeReplicasShareTheConnections(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(3, 8090, "one"));

        Page page = new Page(cluster, 8090);
        Map<String, Long> answers = IntStream.range(0, 30).mapToObj(i -> page.get("/").body()).collect(Collectors.groupingBy(body -> body, Collectors.counting()));
        assertThat(answers).hasSize(3).allSatisfy((body, count) -> assertThat(count).isBetween(8L, 12L));
    }

    @Test
    void anUpdateLosesNoConnection(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(3, 8090, "one"));

        try (OpenLoop client = OpenLoop.against(new Page(cluster, 8090), "/", TICK)) {
            client.awaitMore(50);
            apps.deploy("shop", Texts.web(3, 8090, "two"));
            client.awaitMore(50);
            assertThat(client.failures()).isEmpty();
        }
        assertThat(new Page(cluster, 8090).get("/").body()).startsWith("two");
    }

    @Test
    void scalingDownAndUpLosesNoConnection(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(3, 8090, "one"));

        try (OpenLoop client = OpenLoop.against(new Page(cluster, 8090), "/", TICK)) {
            client.awaitMore(20);
            cluster.cli("scale", "web=1", "-p", "shop", "--wait").succeeded();
            apps.awaitReady("shop", "web", 1);
            cluster.cli("scale", "web=4", "-p", "shop", "--wait").succeeded();
            apps.awaitReady("shop", "web", 4);
            client.awaitMore(20);
            assertThat(client.failures()).isEmpty();
        }
    }

    @Test
    void onlyReadyTasksAreServed(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(2, 8090, "one"));
        String sick = apps.running("shop", "web").getFirst();
        String sickHost = cluster.engine().docker("exec", sick, "hostname");

        cluster.engine().docker("exec", sick, "rm", "/www/index.html");

        Page page = new Page(cluster, 8090);
        Eventually.holds("the sick task is out of routing and replaced", Duration.ofSeconds(40), () -> IntStream.range(0, 10).mapToObj(i -> page.get("/"))
                .allMatch(answer -> answer.isOk() && !answer.body().contains(sickHost)));
        apps.awaitReady("shop", "web", 2);
    }
}
