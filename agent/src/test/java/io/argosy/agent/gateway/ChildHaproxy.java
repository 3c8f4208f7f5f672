package io.argosy.agent.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real HAProxy as a child process, with its log in the shared directory.
final class ChildHaproxy implements GatewayProcess {
    private static final String PROGRAM = "/usr/sbin/haproxy";

    private final GatewayFiles files;
    private Process process;
    private int starts;
    private boolean disagreeable;

    ChildHaproxy(Path directory) {
        this.files = new GatewayFiles(directory);
    }

    static boolean installed() {
        return Files.isExecutable(Path.of(PROGRAM));
    }

    @Override
    public boolean running() {
        return process != null && process.isAlive();
    }

    @Override
    public void start(String cluster) {
        try {
            process = new ProcessBuilder(PROGRAM, "-W", "-db", "-S", files.masterSocket() + ",mode,600", "-f", files.config().toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
            starts++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Check check(Path candidate) {
        try {
            Process check = new ProcessBuilder(PROGRAM, "-c", "-f", candidate.toString()).redirectErrorStream(true).start();
            String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return check.waitFor() == 0 && !disagreeable ? new Check.Valid() : new Check.Invalid(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new GatewayFault("interrupted", e);
        }
    }

    /// From now on it finds fault with every configuration.
    void disagree() {
        disagreeable = true;
    }

    @Override
    public void remove() {
        if (running()) {
            // A worker that is still about to end has the ports.
            List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(one -> one.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        }
    }

    int starts() {
        return starts;
    }

    /// How often the master made another worker.
    int workersMade() throws IOException {
        return (int) Files.readString(log()).lines().filter(line -> line.contains("New worker")).count();
    }

    private Path log() {
        return files.directory().resolve("log");
    }
}
