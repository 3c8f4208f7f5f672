package io.argosy.agent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PauseImageTest {
    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = {"amd64", "aarch64"})
    void archiveHoldsAProgramThatSleepsForEver() throws IOException, InterruptedException {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        Path archive = Files.write(directory.resolve("pause.tar"), PauseImage.tar(PauseImage.program(architecture)));
        assertThat(new ProcessBuilder(List.of("tar", "-xf", archive.toString(), "-C", directory.toString())).start().waitFor()).isZero();
        Path program = directory.resolve("pause");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(program))).isEqualTo("rwxr-xr-x");
        Process process = new ProcessBuilder(program.toString()).start();
        assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void otherMachinesAreToldOf() {
        assertThatThrownBy(() -> PauseImage.program("s390x")).isInstanceOf(HostFault.class).hasMessageContaining("s390x");
    }
}
