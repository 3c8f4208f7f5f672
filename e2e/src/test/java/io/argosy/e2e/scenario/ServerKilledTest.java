package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.EngineEvents;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class ServerKilledTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(4);

    @Test
    void killedAtAnyMomentOfADeployItLosesAndDoublesNothing(Cluster cluster, Apps apps) {
        for (int moment : List.of(0, 1, 2, 3, 5, 8, 12)) {
            String app = "killed" + moment;
            try (EngineEvents events = EngineEvents.of(cluster.engine())) {
                cluster.cli("deploy", "-f", apps.file(app, Texts.sleepers(2)).toString(), "-p", app).succeeded();
                events.await(moment, IDLE);
                cluster.server().kill();
            }
            cluster.startServer();

            apps.awaitReady(app, "sleeper", 2);
            apps.awaitReady(app, "keeper", 1);
            assertThat(apps.onEngine(app)).as("after a kill at event " + moment).hasSize(3 + 1 + 1);
            cluster.cli("rm", app, "--volumes", "--wait").succeeded();
            assertThat(apps.onEngine(app)).as("after a kill at event " + moment).isEmpty();
        }
    }

    @Test
    void killedWhileAnUpdateRollsItFinishesTheUpdate(Cluster cluster, Apps apps) {
        for (int moment : List.of(0, 2, 4, 7)) {
            String app = "rolled" + moment;
            apps.deploy(app, Texts.sleepers(3));
            try (EngineEvents events = EngineEvents.of(cluster.engine())) {
                String changed = Texts.sleepers(3).replaceFirst("100000", "200000");
                cluster.cli("deploy", "-f", apps.file(app, changed).toString(), "-p", app).succeeded();
                events.await(moment, IDLE);
                cluster.server().kill();
            }
            cluster.startServer();

            apps.await(app, "sleeper", "3 ready tasks of release 2 and no other", tasks -> tasks.size() == 3
                    && tasks.stream().allMatch(task -> task.state().equals("ready") && task.release().value() == 2));
            assertThat(apps.running(app, "sleeper")).hasSize(3);
            cluster.cli("rm", app, "--volumes", "--wait").succeeded();
        }
    }

    @Test
    void tasksGoOnAndAreRestartedWhileTheServerIsAwayAndAreAdoptedAfter(Cluster cluster, Apps apps) {
        apps.deploy("pair", Texts.sleepers(2));
        List<String> before = apps.running("pair", "sleeper");
        cluster.server().kill();

        String victim = before.getFirst();
        cluster.engine().docker("kill", victim);
        Eventually.holds("the agent restarts the task", LIMIT, () -> apps.running("pair", "sleeper").size() == 2);
        List<String> during = startTimes(cluster, apps);

        cluster.startServer();
        apps.awaitReady("pair", "sleeper", 2);
        apps.await("pair", "sleeper", "the restart is known", tasks -> tasks.stream().anyMatch(task -> task.restarts() == 1));
        assertThat(startTimes(cluster, apps)).isEqualTo(during);
    }

    @Test
    void agentAndServerMayBothBeAwayForAWhile(Cluster cluster, Apps apps) {
        apps.deploy("pair", Texts.sleepers(2));
        List<String> before = startTimes(cluster, apps);

        cluster.server().kill();
        cluster.agent().kill();
        cluster.startAgent();
        cluster.startServer();

        apps.awaitReady("pair", "sleeper", 2);
        assertThat(startTimes(cluster, apps)).isEqualTo(before);
    }

    /// Changes when a container is restarted or replaced.
    private static List<String> startTimes(Cluster cluster, Apps apps) {
        return apps.running("pair", "sleeper").stream().sorted()
                .map(name -> name + " " + cluster.engine().docker("inspect", "--format", "{{.State.StartedAt}}", name)).toList();
    }
}
