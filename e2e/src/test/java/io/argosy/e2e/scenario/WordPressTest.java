package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.Command;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Outcome;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class WordPressTest {

    private static final Path EXAMPLE = Workspace.EXAMPLES.resolve("wordpress");

    @Test
    void wordPressIsDeployedReachedScaledUpdatedAndRemoved(Cluster cluster, Apps apps) throws IOException {
        deploy(cluster, "compose.yml").succeeded();
        Page page = new Page(cluster, 8081);
        assertThat(page.get("/").body()).contains("WordPress");

        install(cluster);
        assertThat(page.get("/").body()).contains("The fleet");

        cluster.cli("scale", "web=3", "-p", "wordpress", "--wait").succeeded();
        apps.awaitReady("wordpress", "web", 3);
        assertThat(page.get("/").body()).contains("The fleet");

        String database = apps.running("wordpress", "db").getFirst();
        Path overlay = Files.writeString(Workspace.STATE.resolve("wordpress-update.yml"), "services: {web: {environment: {COLOUR: blue}}}\n");
        deploy(cluster, "compose.yml", "-f", overlay.toString()).succeeded();
        assertThat(apps.running("wordpress", "db")).containsExactly(database);
        assertThat(page.get("/").body()).contains("The fleet");

        cluster.cli("rm", "wordpress", "--volumes", "--wait").succeeded();
        assertThat(apps.onEngine("wordpress")).isEmpty();
    }

    private static Outcome deploy(Cluster cluster, String file, String... more) {
        return cluster.command("deploy", "-f", EXAMPLE.resolve(file).toString()).and(more).and("-p", "wordpress", "--wait").run();
    }

    /// As a person fills in the form of the first visit.
    private static void install(Cluster cluster) {
        String address = "http://" + cluster.engine().address() + ":8081/wp-admin/install.php?step=2";
        Command.of("curl", "-fsS", "--max-time", "60", address, "--data-urlencode", "weblog_title=The fleet", "--data-urlencode", "user_name=captain",
                "--data-urlencode", "admin_password=a-long-pass-phrase-9", "--data-urlencode", "admin_password2=a-long-pass-phrase-9",
                "--data-urlencode", "admin_email=captain@example.org", "--data-urlencode", "blog_public=0", "--data-urlencode", "Submit=Install WordPress")
                .run().succeeded();
    }
}
