package io.argosy.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShellTest {

    @Test
    void eachHasItsWords() {
        assertThat(Shell.SH.set("A", "/it's")).isEqualTo("export A='/it'\\''s'");
        assertThat(Shell.SH.take("argosy env")).isEqualTo("eval \"$(argosy env)\"");
        assertThat(Shell.FISH.set("A", "/it's \\")).isEqualTo("set -gx A '/it\\'s \\\\';");
        assertThat(Shell.FISH.unset("A")).isEqualTo("set -e A;");
        assertThat(Shell.POWERSHELL.set("A", "C:\\it's")).isEqualTo("$Env:A = 'C:\\it''s'");
        assertThat(Shell.POWERSHELL.unset("A")).isEqualTo("Remove-Item Env:\\A");
    }

    @Test
    void whatIsPrintedMeansTheSameToAShell() throws IOException, InterruptedException {
        String value = "/home/it's $HOME `id` \"x\" \\";
        Process shell = new ProcessBuilder("sh", "-c", Shell.SH.set("A", value) + "\nprintf %s \"$A\"").start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(value);
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void theUsersShellIsKnown() {
        assertThat(Shell.of("/usr/bin/fish")).isEqualTo(Shell.FISH);
        assertThat(Shell.of("/bin/zsh")).isEqualTo(Shell.SH);
        assertThat(Shell.of("")).isEqualTo(Shell.SH);
    }
}
