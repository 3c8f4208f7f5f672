package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class RemovalTest {

    @Test
    void rmKeepsTheVolumesAndADeployFindsThemAgain(Cluster cluster, Apps apps) {
        apps.deploy("pair", Texts.sleepers(1));
        cluster.engine().docker("exec", apps.running("pair", "keeper").getFirst(), "sh", "-c", "echo precious > /kept/file");

        cluster.cli("rm", "pair", "--wait").succeeded();

        assertThat(apps.onEngine("pair")).singleElement().asString().startsWith("volume ");
        cluster.cli("inspect", "pair").exited(6);
        apps.deploy("pair", Texts.sleepers(1));
        assertThat(cluster.engine().docker("exec", apps.running("pair", "keeper").getFirst(), "cat", "/kept/file")).isEqualTo("precious");
    }

    @Test
    void rmWithVolumesLeavesNothing(Cluster cluster, Apps apps) {
        apps.deploy("pair", Texts.sleepers(3));

        cluster.cli("rm", "pair", "--volumes", "--wait").succeeded();

        assertThat(apps.onEngine("pair")).isEmpty();
    }

    @Test
    void stopAndStartKeepTheAppInMind(Cluster cluster, Apps apps) {
        apps.deploy("pair", Texts.sleepers(2));

        cluster.cli("stop", "pair", "--wait").succeeded();
        assertThat(apps.running("pair", "sleeper")).isEmpty();
        cluster.cli("start", "pair", "--wait").succeeded();

        apps.awaitReady("pair", "sleeper", 2);
    }

    @Test
    void whatIsNotOursIsNeverTouched(Cluster cluster, Apps apps) {
        cluster.engine().docker("run", "-d", "--name", "stranger", "busybox:1", "sleep", "100000");
        cluster.engine().docker("volume", "create", "strange");
        try {
            apps.deploy("pair", Texts.sleepers(1));
            cluster.cli("rm", "pair", "--volumes", "--wait").succeeded();

            assertThat(cluster.engine().lines("ps", "--format", "{{.Names}}")).contains("stranger");
            assertThat(cluster.engine().lines("volume", "ls", "--format", "{{.Name}}")).contains("strange");
        } finally {
            cluster.engine().docker("rm", "-f", "stranger");
            cluster.engine().docker("volume", "rm", "strange");
        }
    }
}
