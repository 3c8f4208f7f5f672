package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Workspace;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class HelloTest {

    private static final String FILE = Workspace.EXAMPLES.resolve("hello/compose.yml").toString();

    @Test
    void theFirstExampleAnswersFromBothReplicasAndCounts(Cluster cluster, Apps apps) {
        cluster.command("deploy", "-f", FILE, "--wait").with("HELLO_PORT", "8088").run().succeeded();

        apps.awaitReady("hello", "web", 2);
        apps.awaitReady("hello", "counter", 1);
        Page page = new Page(cluster, 8088);
        assertThat(page.get("/").body()).contains("<h1>Hello from Argosy</h1>");
        Set<String> hosts = new HashSet<>();
        int last = 0;
        for (int i = 0; i < 10; i++) {
            String[] words = page.get("/?plain").body().split(" ");
            hosts.add(words[0]);
            assertThat(Integer.parseInt(words[1])).isGreaterThan(last);
            last = Integer.parseInt(words[1]);
        }
        assertThat(hosts).hasSize(2);
    }

    @Test
    void aNewGreetingIsANewReleaseAndTheCountGoesOn(Cluster cluster, Apps apps) {
        cluster.command("deploy", "-f", FILE, "--wait").with("HELLO_PORT", "8088").run().succeeded();
        String counter = apps.running("hello", "counter").getFirst();
        Page page = new Page(cluster, 8088);
        page.get("/");

        cluster.command("deploy", "-f", FILE, "--wait").with("HELLO_PORT", "8088").with("GREETING", "Ahoy").run().succeeded();

        assertThat(page.get("/?plain").body()).matches("\\S+ 2 Ahoy\\s*");
        assertThat(apps.running("hello", "counter")).containsExactly(counter);
        cluster.cli("rollback", "hello", "--wait").succeeded();
        assertThat(page.get("/?plain").body()).matches("\\S+ 3 Hello from Argosy\\s*");
    }
}
