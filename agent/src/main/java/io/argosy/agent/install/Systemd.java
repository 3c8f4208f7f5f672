package io.argosy.agent.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The machine's systemd.
///
/// @param units where units of the machine's own lie
/// @param running which is there while systemd is the machine's first process
/// @param control the command that tells it what to do
record Systemd(Path units, Path running, String control) {

    static final Systemd OF_MACHINE = new Systemd(Path.of("/etc/systemd/system"), Path.of("/run/systemd/system"), "systemctl");

    boolean runs() {
        return Files.isDirectory(running);
    }

    Path unit() {
        return units.resolve(Unit.NAME);
    }

    /// @throws IOException when it fails; the message says what systemd said
    void tell(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(control);
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("`%s` failed: %s".formatted(String.join(" ", command), said));
        }
    }
}
