package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class JobTest {

    private static final String WITH_JOB = """
            services:
              prepare:
                image: busybox:1
                command: ["sh", "-c", "echo prepared > /data/state; exit %d"]
                restart: "no"
                volumes: ["data:/data"]
              main:
                image: busybox:1
                init: true
                command: ["sh", "-c", "cat /data/state && exec sleep 100000"]
                stop_grace_period: 1s
                volumes: ["data:/data"]
                depends_on: {prepare: {condition: service_completed_successfully}}
            volumes:
              data: {}
            """;

    @Test
    void aJobCompletesBeforeWhatWaitsForIt(Cluster cluster, Apps apps) {
        apps.deploy("batch", WITH_JOB.formatted(0));

        apps.awaitReady("batch", "main", 1);
        apps.await("batch", "prepare", "completed", tasks -> tasks.size() == 1 && tasks.getFirst().state().equals("completed"));
        assertThat(cluster.cli("logs", "main", "-p", "batch").succeeded().output()).contains("prepared");
    }

    @Test
    void whatWaitsForAFailedJobDoesNotStartAndSaysWhy(Cluster cluster, Apps apps) {
        Outcome deploy = apps.tryDeploy("batch", WITH_JOB.formatted(3));

        deploy.exited(1);
        assertThat(deploy.output() + deploy.errors()).contains("prepare").contains("3");
        assertThat(apps.running("batch", "main")).isEmpty();
    }
}
