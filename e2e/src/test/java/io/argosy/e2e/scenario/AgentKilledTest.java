package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.Command;
import io.argosy.e2e.harness.EngineEvents;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.OpenLoop;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class AgentKilledTest {

    private static final Duration IDLE = Duration.ofSeconds(4);

    @Test
    void killedAtAnyMomentOfADeployItLosesAndDoublesNothing(Cluster cluster, Apps apps) {
        for (int moment : List.of(0, 1, 2, 3, 4, 6, 8, 11)) {
            String app = "killed" + moment;
            try (EngineEvents events = EngineEvents.of(cluster.engine())) {
                cluster.cli("deploy", "-f", apps.file(app, Texts.sleepers(2)).toString(), "-p", app).succeeded();
                events.await(moment, IDLE);
                cluster.agent().kill();
            }
            cluster.startAgent();

            apps.awaitReady(app, "sleeper", 2);
            apps.awaitReady(app, "keeper", 1);
            assertThat(apps.onEngine(app)).as("after a kill at event " + moment).hasSize(3 + 1 + 1);
            cluster.cli("rm", app, "--volumes", "--wait").succeeded();
            assertThat(apps.onEngine(app)).as("after a kill at event " + moment).isEmpty();
        }
    }

    @Test
    void killedWhileAnAppIsRemovedItFinishesAfterwards(Cluster cluster, Apps apps) {
        for (int moment : List.of(0, 1, 3, 5)) {
            String app = "removed" + moment;
            apps.deploy(app, Texts.sleepers(2));
            try (EngineEvents events = EngineEvents.of(cluster.engine())) {
                cluster.cli("rm", app, "--volumes").succeeded();
                events.await(moment, IDLE);
                cluster.agent().kill();
            }
            cluster.startAgent();
            Eventually.sees("nothing is left", Duration.ofSeconds(40), () -> apps.onEngine(app), List::isEmpty);
        }
    }

    @Test
    void withAnEmptyDiskItFindsItsOwnAgain(Cluster cluster, Apps apps) {
        apps.deploy("pair", Texts.sleepers(2));
        List<String> before = containers(cluster);

        cluster.agent().kill();
        Command.of("rm", "-rf", cluster.agentState().toString()).run().succeeded();
        cluster.startAgent();

        apps.awaitReady("pair", "sleeper", 2);
        apps.awaitReady("pair", "keeper", 1);
        assertThat(containers(cluster)).isEqualTo(before);
    }

    @Test
    void publishedPortsAnswerWhileTheAgentIsAway(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(2, 8092, "one"));

        try (OpenLoop client = OpenLoop.against(new Page(cluster, 8092), "/", Duration.ofMillis(20))) {
            client.awaitMore(20);
            cluster.agent().kill();
            client.awaitMore(50);
            cluster.startAgent();
            apps.awaitReady("shop", "web", 2);
            client.awaitMore(50);
            assertThat(client.failures()).isEmpty();
        }
    }

    private static List<String> containers(Cluster cluster) {
        return cluster.engine().lines("ps", "-a", "--filter", "label=io.argosy.app=pair", "--format", "{{.ID}}").stream().sorted().toList();
    }
}
