package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Command;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.OnThreeNodes;
import io.argosy.e2e.harness.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The docker command speaks to three engines as to one.
@ExtendWith(OnThreeNodes.class)
class VirtualEngineTest {

    private static final String BY_HAND = "by-hand";

    private Fleet fleet;

    @AfterEach
    void removeWhatWasMadeByHand() {
        List<String> left = fleet.docker("ps", "-aq", "--filter", "label=" + BY_HAND).output().lines().toList();
        if (!left.isEmpty()) {
            fleet.docker("rm", "-f").and(left.toArray(String[]::new)).run().succeeded();
        }
    }

    @Test
    void containersOfAllNodesAreOneEnginesContainers(Fleet cluster) {
        fleet = cluster;
        for (int node = 1; node <= 3; node++) {
            fleet.docker("run", "-d", "--label", BY_HAND, "--name", "hand" + node, "-e", "constraint:node==n" + node, "busybox:1", "sleep", "1000").run().succeeded();
        }
        assertThat(fleet.docker("ps", "--filter", "label=" + BY_HAND, "--format", "{{.Names}}").output().lines()).containsExactlyInAnyOrder("hand1", "hand2", "hand3");
        assertThat(fleet.docker("inspect", "-f", "{{.Node.Name}}", "hand2").output()).isEqualToIgnoringNewLines("n2");
        assertThat(fleet.docker("exec", "hand3", "echo", "there").output()).isEqualToIgnoringNewLines("there");
        assertThat(fleet.docker("run", "--label", BY_HAND, "--name", "hand1", "busybox:1").run().errors()).contains("is already in use by container");
    }

    @Test
    void theEndOfInputIsNotTheEndOfOutput(Fleet cluster) {
        fleet = cluster;
        Command run = fleet.docker("run", "--rm", "-i", "--label", BY_HAND, "busybox:1", "tr", "a-z", "A-Z");
        assertThat(Command.of("sh", "-c", "echo hello | " + run).with("DOCKER_HOST", run.environment().get("DOCKER_HOST")).output()).isEqualToIgnoringNewLines("HELLO");
    }

    @Test
    void whatIsBuiltRunsOnEveryNode(Fleet cluster, @TempDir Path context) throws IOException {
        fleet = cluster;
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:1\nRUN echo built > /word\n");
        fleet.docker("build", "-q", "-t", "by-hand:1", context.toString()).run().succeeded();
        for (int node = 1; node <= 3; node++) {
            assertThat(fleet.docker("run", "--rm", "--label", BY_HAND, "-e", "constraint:node==n" + node, "by-hand:1", "cat", "/word").output()).isEqualToIgnoringNewLines("built");
        }
        fleet.docker("rmi", "by-hand:1").run().succeeded();
    }

    @Test
    void tasksOfAppsAreSeenAndProtected(Fleet cluster, Apps apps) {
        fleet = cluster;
        apps.deploy("shop", Texts.sleepers(2));
        List<String> tasks = fleet.docker("ps", "-q", "--filter", "label=io.argosy.app=shop", "--filter", "label=io.argosy.task").output().lines().toList();
        assertThat(tasks).hasSize(3);
        assertThat(fleet.docker("rm", "-f", tasks.getFirst()).run().errors()).contains("is a task of service", "argosy stop -p shop");
        fleet.docker("container", "prune", "-f").run().succeeded();
        assertThat(fleet.docker("ps", "-q", "--filter", "label=io.argosy.app=shop", "--filter", "label=io.argosy.task").output().lines()).containsExactlyElementsOf(tasks);
    }
}
