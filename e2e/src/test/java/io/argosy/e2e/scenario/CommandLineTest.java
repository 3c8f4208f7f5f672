package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Outcome;
import io.argosy.e2e.harness.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class CommandLineTest {

    private static final String TALKER = """
            services:
              talker:
                image: busybox:1
                init: true
                command: ["sh", "-c", "echo first line; echo second line >&2; exec sleep 100000"]
                stop_grace_period: 1s
            """;

    @Test
    void planShowsTheStepsAndChangesNothing(Cluster cluster, Apps apps) {
        String file = apps.file("shop", Texts.web(2, 8094, "one")).toString();

        Outcome plan = cluster.cli("plan", "-f", file, "-p", "shop").succeeded();

        assertThat(plan.output()).contains("web.1").contains("web.2");
        assertThat(cluster.cli("ls").output()).doesNotContain("shop");
        assertThat(apps.onEngine("shop")).isEmpty();
    }

    @Test
    void logsAndExecReachTheTask(Cluster cluster, Apps apps) {
        apps.deploy("talk", TALKER);

        assertThat(cluster.cli("logs", "-p", "talk").succeeded().output()).contains("talker.1").contains("first line").contains("second line");
        assertThat(cluster.cli("exec", "-p", "talk", "talker", "--", "echo", "from inside").succeeded().output()).contains("from inside");
        cluster.cli("exec", "-p", "talk", "talker", "--", "sh", "-c", "exit 42").exited(42);
    }

    @Test
    void historyDiffEventsAndAuditTellWhatHappened(Cluster cluster, Apps apps) {
        apps.deploy("talk", TALKER);
        apps.deploy("talk", TALKER.replace("first line", "other line"));

        assertThat(cluster.cli("history", "talk").succeeded().output()).contains("1").contains("2");
        assertThat(cluster.cli("diff", "talk").succeeded().output()).contains("first line").contains("other line");
        assertThat(cluster.cli("events", "-p", "talk").succeeded().output()).contains("talker");
        assertThat(cluster.cli("audit").succeeded().output()).contains("deploy").contains("talk");
        assertThat(cluster.cli("inspect", "talk").succeeded().output()).contains("talker");
    }

    @Test
    void restartReplacesOrRestartsEveryTask(Cluster cluster, Apps apps) {
        apps.deploy("talk", TALKER);
        String before = started(cluster, apps);

        cluster.cli("restart", "-p", "talk", "--wait").succeeded();

        apps.awaitReady("talk", "talker", 1);
        assertThat(started(cluster, apps)).isNotEqualTo(before);
    }

    private static String started(Cluster cluster, Apps apps) {
        return cluster.engine().docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", apps.running("talk", "talker").getFirst());
    }
}
