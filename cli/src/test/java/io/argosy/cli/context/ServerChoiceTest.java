package io.argosy.cli.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.cli.output.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerChoiceTest {

    private static final ServerChoice.Options NO_OPTIONS = new ServerChoice.Options(Optional.empty(), Optional.empty(), Optional.empty());
    private static final Contexts HOME = Contexts.NONE.with("home", new Context(URI.create("http://home:1"), Optional.empty(), Optional.of("home-token"), Optional.of("team")));

    @TempDir
    private Path directory;

    @Test
    void withoutAnySettingItIsTheLocalServer() {
        assertThat(ServerChoice.of(NO_OPTIONS, Map.of(), Contexts.NONE))
                .isEqualTo(new ServerChoice(List.of(URI.create("http://127.0.0.1:4410")), Optional.empty(), Optional.empty()));
    }

    @Test
    void theCurrentContextIsUsed() {
        assertThat(ServerChoice.of(NO_OPTIONS, Map.of(), HOME))
                .isEqualTo(new ServerChoice(List.of(URI.create("http://home:1")), Optional.of("home-token"), Optional.of("team")));
    }

    @Test
    void theEnvironmentWinsOverTheContextAndOptionsOverBoth() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "from-file\n");
        Map<String, String> environment = Map.of("ARGOSY_SERVER", "env:2", "ARGOSY_TOKEN", "env-token");
        ServerChoice.Options options = new ServerChoice.Options(Optional.empty(), Optional.of("https://option:3/"), Optional.of(file));

        assertThat(ServerChoice.of(NO_OPTIONS, environment, HOME).servers()).containsExactly(URI.create("http://env:2"));
        assertThat(ServerChoice.of(NO_OPTIONS, environment, HOME).token()).contains("env-token");
        assertThat(ServerChoice.of(options, environment, HOME).servers()).containsExactly(URI.create("https://option:3"));
        assertThat(ServerChoice.of(options, environment, HOME).token()).contains("from-file");
    }

    @Test
    void aClusterMayHaveSeveralServers() {
        assertThat(ServerChoice.of(NO_OPTIONS, Map.of("ARGOSY_SERVER", "a:1, https://b:2/,a:1"), HOME).servers())
                .containsExactly(URI.create("http://a:1"), URI.create("https://b:2"));
        Context both = new Context(URI.create("http://a:1"), List.of(URI.create("http://b:2")), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(ServerChoice.of(NO_OPTIONS, Map.of(), Contexts.NONE.with("both", both)).servers())
                .containsExactly(URI.create("http://a:1"), URI.create("http://b:2"));
    }

    @Test
    void anUnknownContextAndABadAddressAreSaid() {
        assertThatThrownBy(() -> ServerChoice.of(NO_OPTIONS, Map.of("ARGOSY_CONTEXT", "away"), HOME))
                .isInstanceOf(CommandFailure.class).hasMessageContaining("no context 'away'");
        assertThatThrownBy(() -> ServerChoice.of(NO_OPTIONS, Map.of("ARGOSY_SERVER", "ftp://x"), HOME))
                .isInstanceOf(CommandFailure.class).hasMessageContaining("not a server address");
        assertThatThrownBy(() -> ServerChoice.of(NO_OPTIONS, Map.of("ARGOSY_TOKEN_FILE", directory + "/none"), HOME))
                .isInstanceOf(CommandFailure.class).hasMessageContaining("cannot read the token");
    }
}
