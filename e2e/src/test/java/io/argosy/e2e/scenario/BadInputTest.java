package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Cluster;
import io.argosy.e2e.harness.Command;
import io.argosy.e2e.harness.OnRealEngine;
import io.argosy.e2e.harness.Outcome;
import io.argosy.e2e.harness.Texts;
import io.argosy.e2e.harness.Workspace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnRealEngine.class)
class BadInputTest {

    /// What is wrong with a Compose file -> words of the error.
    private static final Map<String, List<String>> MISTAKES = mistakes();

    private static Map<String, List<String>> mistakes() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("services: {a: {image: x\n", List.of("compose.yml:"));
        table.put("services:\n  a:\n    image: x\n    imagee: y\n", List.of("compose.yml:4:", "imagee"));
        table.put("services:\n  a:\n    image: x\n    ports: 80\n", List.of("compose.yml:4:", "ports"));
        table.put("services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: [a]}\n", List.of("depends_on", "a", "b"));
        table.put("services:\n  a:\n    image: ${NOT_SET_ANYWHERE:?is needed}\n", List.of("compose.yml:3:", "NOT_SET_ANYWHERE", "is needed"));
        table.put("services:\n  a:\n    image: x\n    env_file: none.env\n", List.of("compose.yml:", "none.env"));
        table.put("services: {}\n", List.of("no service"));
        table.put("services:\n  a:\n    image: x\n    oops: 1\n    ports: 80\n", List.of("oops", "ports"));
        return table;
    }

    @Test
    void mistakesInComposeFilesAreNamedAndNothingIsApplied(Cluster cluster, Apps apps) {
        MISTAKES.forEach((text, words) -> {
            Outcome outcome = cluster.cli("deploy", "-f", apps.file("wrong", text).toString(), "-p", "wrong").exited(3);
            assertThat(outcome.errors()).as(text).contains(words);
            assertThat(outcome.errors()).as(text).doesNotContain("Exception").doesNotContain("\tat ");
        });
        assertThat(cluster.cli("ls").output()).doesNotContain("wrong");
    }

    @Test
    void hostileFilesAreRefusedQuickly(Cluster cluster, Apps apps) {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char level = 'b'; level <= 'i'; level++) {
            char below = (char) (level - 1);
            bomb.append(level).append(": &").append(level).append(" [").append(("*" + below + ",").repeat(9)).append("]\n");
        }
        String deep = "services: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n";
        for (String text : List.of(bomb + "services: {a: {image: x}}\n", deep)) {
            cluster.command("deploy", "-f", apps.file("hostile", text).toString(), "-p", "hostile").within(Duration.ofSeconds(5)).run().exited(3);
        }
    }

    @Test
    void theCommandLineSaysWhatIsWrongByItsExitCode(Cluster cluster, Apps apps) {
        cluster.cli("no-such-command").exited(2);
        cluster.cli("deploy", "-f", "/nowhere/compose.yml").exited(3);
        cluster.cli("inspect", "nothing").exited(6);
        cluster.cli("scale", "web=2", "-p", "nothing").exited(6);
        cluster.command("ls").with("ARGOSY_TOKEN_FILE", "").with("ARGOSY_TOKEN", "wrong").run().exited(5);
        cluster.command("ls").with("ARGOSY_SERVER", "http://127.0.0.1:4499").run().exited(4);
        cluster.cli("deploy", "-f", apps.file("bad", "services: {a: {image: x}}\n").toString(), "-p", "No Name").exited(3);
    }

    @Test
    void aPublishedPortThatIsTakenIsRefusedOrExplained(Cluster cluster, Apps apps) {
        apps.deploy("first", Texts.web(1, 8095, "one"));

        Outcome second = cluster.cli("deploy", "-f", apps.file("second", Texts.web(1, 8095, "two")).toString(), "-p", "second", "--wait", "--timeout", "20");

        assertThat(second.exitCode()).isNotZero();
        assertThat(second.output() + second.errors()).contains("8095").contains("first");
    }

    @Test
    void aServerOnAPortInUseSaysSo(Cluster cluster) {
        Outcome second = Command.of(cluster.engine().namespace().enter(List.of(Workspace.ARGOSY.toString(), "server", "--data",
                Workspace.STATE.resolve("second").toString(), "--listen", "127.0.0.1:4410", "--session-listen", "127.0.0.1:4419"))).within(Duration.ofSeconds(20)).run();

        assertThat(second.exitCode()).isNotZero();
        assertThat(second.output() + second.errors()).contains("4410").doesNotContain("\tat ");
    }
}
