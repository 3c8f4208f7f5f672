package io.argosy.agent.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    private static final Path ARGOSY = Path.of("/opt/argosy/bin/argosy");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Installation installation;

    /// A systemctl that writes down what it is told.
    @BeforeEach
    void machine() throws IOException {
        Path control = directory.resolve("systemctl");
        Files.writeString(control, "#!/bin/sh\necho \"$@\" >>" + directory.resolve("told") + "\n");
        Files.setPosixFilePermissions(control, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory.resolve("units"));
        Files.createDirectories(directory.resolve("running"));
        installation = on(directory.resolve("running"));
    }

    private Installation on(Path running) {
        return new Installation(new Systemd(directory.resolve("units"), running, directory.resolve("systemctl").toString()), ARGOSY,
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private Installation.Wanted wanted(String... arguments) {
        return new Installation.Wanted(List.of(arguments), directory.resolve("data"), Optional.of("argosy-node-x"));
    }

    @Test
    void theUnitStartsTheAgentAgainAndAgain() {
        installation.print(wanted("--server", "10.0.0.1:4411", "--label", "owner=50% me $HOME"));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains(
                "ExecStart=/opt/argosy/bin/argosy agent --server 10.0.0.1:4411 --label \"owner=50%% me $$HOME\" --join-file " + directory.resolve("data/node-token"),
                "Restart=always", "WantedBy=multi-user.target");
        assertThat(directory.resolve("units")).isEmptyDirectory();
    }

    @Test
    void theTokenIsInAFileThatOnlyItsOwnerReads() throws Exception {
        installation.install(wanted("--server", "s:4411"));

        assertThat(Files.getPosixFilePermissions(directory.resolve("data/node-token"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(directory.resolve("units/argosy-agent.service"))).doesNotContain("argosy-node-x");
        assertThat(Files.readAllLines(directory.resolve("told")))
                .containsExactly("daemon-reload", "enable argosy-agent.service", "restart argosy-agent.service");
    }

    @Test
    void whatWasInstalledIsTakenAway() throws Exception {
        installation.install(wanted());
        installation.uninstall();

        assertThat(directory.resolve("units")).isEmptyDirectory();
        assertThat(directory.resolve("data/node-token")).exists();
        assertThatThrownBy(installation::uninstall).hasMessageContaining("nothing is installed");
    }

    @Test
    void withoutSystemdNothingIsChanged() {
        assertThatThrownBy(() -> on(directory.resolve("none")).install(wanted())).hasMessageContaining("systemd does not run this machine").hasMessageContaining("--print");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void whatSystemdSaysIsTold() throws Exception {
        Files.writeString(directory.resolve("systemctl"), "#!/bin/sh\necho no such bus\nexit 1\n");

        assertThatThrownBy(() -> installation.install(wanted())).hasMessageContaining("no such bus");
    }
}
