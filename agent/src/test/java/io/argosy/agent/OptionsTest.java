package io.argosy.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.model.join.JoinToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static Options parse(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--server", "h:1"));
        arguments.addAll(List.of(more));
        return Options.parse(arguments);
    }

    @Test
    void restHasDefaults() {
        Options options = parse();
        assertThat(options.engine()).isEqualTo("unix:///var/run/docker.sock");
        assertThat(options.dnsAddress()).isEqualTo("169.254.44.53");
        assertThat(options.topology()).isEmpty();
    }

    @Test
    void valuesFollowOrAreJoined() {
        Options options = parse("--name=n1", "--label", "disk=ssd", "--label=rack=a=b", "--topology", "eu/b");
        assertThat(options.name()).hasToString("n1");
        assertThat(options.labels()).isEqualTo(Map.of("disk", "ssd", "rack", "a=b"));
        assertThat(options.topology()).containsExactly("eu", "b");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> parse("--colour", "red")).hasMessage("unknown argument: --colour");
        assertThatThrownBy(() -> parse("--name")).hasMessage("--name needs a value");
        assertThatThrownBy(() -> parse("--label", "x")).hasMessageContaining("KEY=VALUE");
        assertThatThrownBy(() -> Options.parse(List.of("--name", "n"))).hasMessage("--server is missing");
        assertThatThrownBy(() -> parse("--join", "argosy-node-x")).hasMessageContaining("whole node token");
    }

    @Test
    void aNodeTokenIsGivenAsTextOrFile() {
        String text = "argosy-node-" + "0a".repeat(32) + "-" + "f".repeat(64);
        assertThat(parse("--join", text).join()).contains(JoinToken.parse(text).orElseThrow());
        assertThat(parse("--join-file", "/t").joinFile()).contains(Path.of("/t"));
        assertThat(parse().join()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"h:1,h:1", "h,h:4411", "https://h:4412/,h:4412", "https://h,h:4411", "[::1]:5,[::1]:5", "[::1],[::1]:4411"})
    void theServerMayBeAUrl(String given, String target) {
        assertThat(Options.target(given)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"web-1.example.org,web-1", "Node_7,node-7", "-x-,x", "..,node"})
    void hostNameBecomesANodeName(String host, String name) {
        assertThat(Options.nameOf(host)).isEqualTo(name);
    }
}
