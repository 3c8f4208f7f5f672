package io.argosy.e2e.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/// What an engine does, as it does it: a ruler for the moments of a deploy at which something is to fail.
public final class EngineEvents implements AutoCloseable {

    private final Process process;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private EngineEvents(Process process) {
        this.process = process;
        Thread.startVirtualThread(this::read);
    }

    /// Of containers, networks and volumes; health checks and the commands they run are left out.
    public static EngineEvents of(LocalEngine engine) {
        try {
            return new EngineEvents(new ProcessBuilder("docker", "-H", engine.host(), "events", "--filter", "type=container", "--filter", "type=network",
                    "--filter", "type=volume", "--format", "{{.Type}} {{.Action}}").start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.contains(" exec_")).forEach(seen::add);
        } catch (IOException | UncheckedIOException e) {
            // The engine or the test has ended.
        }
    }

    /// Until so many were seen, or the engine has been idle for the time: fewer were to come then.
    public void await(int count, Duration idle) {
        int before = -1;
        long since = System.nanoTime();
        while (seen.size() < count) {
            if (seen.size() != before) {
                before = seen.size();
                since = System.nanoTime();
            }
            if (System.nanoTime() - since > idle.toNanos()) {
                return;
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    public List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
