package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Outcome;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class UpdateTest {

    @Test
    void anUpdateThatNeverGetsHealthyRollsBackByItself(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(2, 8091, "good"));

        Outcome update = apps.tryDeploy("shop", Texts.web(2, 8091, "bad").replace("http://127.0.0.1/index.html", "http://127.0.0.1/none.html"));

        update.exited(1);
        assertThat(update.output() + update.errors()).contains("release 2 was followed by release 3: 1 new task of web failed");
        apps.awaitReady("shop", "web", 2);
        assertThat(new Page(cluster, 8091).get("/").body()).startsWith("good");
        assertThat(apps.running("shop", "web")).hasSize(2);
    }

    @Test
    void anImageThatDoesNotExistLeavesTheAppAsItIs(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(2, 8091, "good"));
        List<String> before = apps.running("shop", "web");

        Outcome update = apps.tryDeploy("shop", Texts.web(2, 8091, "bad").replace("busybox:1", "nothing.invalid/none:1"));

        update.exited(1);
        assertThat(update.output() + update.errors()).contains("nothing.invalid/none:1");
        assertThat(apps.running("shop", "web")).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void deployingTheSameAgainChangesNothing(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(2, 8091, "good"));
        List<String> before = apps.running("shop", "web");

        apps.deploy("shop", Texts.web(2, 8091, "good"));

        assertThat(apps.running("shop", "web")).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void onlyTheServiceThatChangedRolls(Cluster cluster, Apps apps) {
        apps.deploy("pair", Texts.sleepers(2));
        List<String> keeper = apps.running("pair", "keeper");
        List<String> sleepers = apps.running("pair", "sleeper");

        apps.deploy("pair", Texts.sleepers(2).replaceFirst("100000", "200000"));

        assertThat(apps.running("pair", "keeper")).isEqualTo(keeper);
        assertThat(apps.running("pair", "sleeper")).hasSize(2).doesNotContainAnyElementsOf(sleepers);
    }

    @Test
    void aDeployWhileAnotherIsUnderWaySupersedesIt(Cluster cluster, Apps apps) {
        apps.deploy("shop", Texts.web(3, 8091, "one"));

        cluster.cli("deploy", "-f", apps.file("shop", Texts.web(3, 8091, "two")).toString(), "-p", "shop").succeeded();
        apps.deploy("shop", Texts.web(3, 8091, "three"));

        Page page = new Page(cluster, 8091);
        for (int i = 0; i < 6; i++) {
            assertThat(page.get("/").body()).startsWith("three");
        }
        assertThat(apps.running("shop", "web")).hasSize(3);
    }
}
