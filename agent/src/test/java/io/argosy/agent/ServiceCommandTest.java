package io.argosy.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.agent.install.Installation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceCommandTest {

    private static final String TOKEN = "argosy-node-" + "a".repeat(48) + "-" + "0".repeat(64);

    @Test
    void theTokenLeavesTheArguments() {
        Installation.Wanted wanted = ServiceCommand.wanted(List.of("--server", "10.0.0.1", "--join", TOKEN, "--name=n1", "--data=/srv/argosy"));

        assertThat(wanted.arguments()).containsExactly("--server", "10.0.0.1", "--name=n1", "--data", "/srv/argosy");
        assertThat(wanted.token()).contains(TOKEN);
        assertThat(wanted.data()).isEqualTo(Path.of("/srv/argosy"));
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsDone() {
        assertThatThrownBy(() -> ServiceCommand.wanted(List.of("--join", "x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServiceCommand.wanted(List.of("--server", "s", "--frobnicate", "x"))).hasMessageContaining("--frobnicate");
    }
}
