package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.OnRealEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class FilesTest {

    private static final String WITH_FILES = """
            services:
              reader:
                image: busybox:1
                init: true
                command: ["sleep", "100000"]
                stop_grace_period: 1s
                secrets: [password, {source: shared, target: given, mode: 0440}]
                configs: [{source: settings, target: /etc/settings.conf, mode: 0444}]
            secrets:
              password: {file: ./password.txt}
              shared: {environment: SHARED_SECRET}
            configs:
              settings: {content: "colour = ${COLOUR:-blue}\\n"}
            """;

    @Test
    void secretsAndConfigsAreMountedAndNewOnesRoll(Cluster cluster, Apps apps) throws IOException {
        Path file = apps.file("reader", WITH_FILES);
        Files.writeString(file.resolveSibling("password.txt"), "first");
        deploy(cluster, file);
        assertThat(read(cluster, apps, "/run/secrets/password")).isEqualTo("first");
        assertThat(read(cluster, apps, "/run/secrets/given")).isEqualTo("from the environment");
        assertThat(read(cluster, apps, "/etc/settings.conf")).isEqualTo("colour = blue");

        Files.writeString(file.resolveSibling("password.txt"), "second");
        deploy(cluster, file);

        assertThat(read(cluster, apps, "/run/secrets/password")).isEqualTo("second");
        cluster.cli("rollback", "reader", "--wait").succeeded();
        assertThat(read(cluster, apps, "/run/secrets/password")).isEqualTo("first");
    }

    @Test
    void secretsAppearNowhere(Cluster cluster, Apps apps) throws IOException {
        Path file = apps.file("reader", WITH_FILES);
        Files.writeString(file.resolveSibling("password.txt"), "hunter2-in-a-file");
        deploy(cluster, file);

        String container = apps.running("reader", "reader").getFirst();
        assertThat(cluster.engine().docker("inspect", container)).doesNotContain("hunter2");
        for (String[] command : new String[][] {{"inspect", "reader", "--json"}, {"history", "reader", "--json"}, {"events", "-p", "reader"}, {"audit"}}) {
            assertThat(cluster.cli(command).output()).doesNotContain("hunter2").doesNotContain("from the environment");
        }
    }

    @Test
    void theyAreThereAfterARestartWithTheServerAway(Cluster cluster, Apps apps) throws IOException {
        Path file = apps.file("reader", WITH_FILES);
        Files.writeString(file.resolveSibling("password.txt"), "kept");
        deploy(cluster, file);
        cluster.server().kill();

        cluster.engine().stop();
        cluster.engine().start();

        Eventually.holds("the task runs again with its secret", Duration.ofSeconds(40),
                () -> apps.running("reader", "reader").size() == 1
                        && cluster.engine().tries("exec", apps.running("reader", "reader").getFirst(), "cat", "/run/secrets/password").output().equals("kept"));
        cluster.startServer();
    }

    private static void deploy(Cluster cluster, Path file) {
        cluster.command("deploy", "-f", file.toString(), "-p", "reader", "--wait").with("SHARED_SECRET", "from the environment").run().succeeded();
    }

    private static String read(Cluster cluster, Apps apps, String path) {
        return cluster.engine().docker("exec", apps.running("reader", "reader").getFirst(), "cat", path);
    }
}
