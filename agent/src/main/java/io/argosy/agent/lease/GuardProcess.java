package io.argosy.agent.lease;

import io.argosy.agent.disk.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The guard as a process of its own: a shell that runs `guard.sh` in a session of its own, which outlives the agent and is taken up by the next one. Newer scripts take over from older ones.
public final class GuardProcess implements Guard {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration START = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(50);

    /// Shells that can wait for less than a second without starting a process.
    private static final List<List<String>> SHELLS = List.of(List.of("/bin/bash"), List.of("/usr/bin/bash"), List.of("/bin/busybox", "sh"), List.of("/usr/bin/busybox", "sh"));

    private final Path directory;
    private final Path cgroups;
    private final Boottime clock;
    private final String script;

    /// @param directory of the [LeaseFiles]
    /// @param cgroups where control groups are mounted
    public GuardProcess(Path directory, Path cgroups, Boottime clock) {
        this.directory = directory;
        this.cgroups = cgroups;
        this.clock = clock;
        this.script = script();
    }

    /// For this machine's tasks.
    public static GuardProcess of(Path directory, Boottime clock) {
        return new GuardProcess(directory, Path.of("/sys/fs/cgroup"), clock);
    }

    private static String script() {
        try (InputStream in = GuardProcess.class.getResourceAsStream("guard.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the guard is not in this program", e);
        }
    }

    @Override
    public synchronized Optional<String> watch() {
        if (beats()) {
            return Optional.empty();
        }
        Optional<List<String>> shell = SHELLS.stream().filter(words -> Files.isExecutable(Path.of(words.getFirst()))).findFirst();
        if (shell.isEmpty()) {
            return Optional.of("this machine has neither bash nor busybox; install one of them");
        }
        try {
            start(shell.get());
            return awaitBeat() ? Optional.empty() : Optional.of("it was started and does not answer within %d s; see %s".formatted(START.toSeconds(), directory.resolve("guard.log")));
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void start(List<String> shell) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("guard.sh");
        new AtomicFile(file).write(script.getBytes(StandardCharsets.UTF_8));
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(shell);
        command.addAll(List.of(file.toString(), directory.toString(), cgroups.toString(), version()));
        new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(Path.of("/dev/null").toFile())
                .redirectError(directory.resolve("guard.log").toFile())
                .start();
    }

    private boolean awaitBeat() {
        long end = System.nanoTime() + START.toNanos();
        while (!beats()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /// Whether a guard of this very script was there a moment ago: it writes the time and its version over and over.
    private boolean beats() {
        String[] words = new AtomicFile(directory.resolve("beat")).read().map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).orElse("").strip().split(" ");
        if (words.length != 2 || !words[0].matches("[0-9]{1,15}") || !words[1].equals(version())) {
            return false;
        }
        Duration beat = Duration.ofMillis(Long.parseLong(words[0]) * LeaseFiles.UNIT_MILLIS);
        return clock.now().minus(beat).compareTo(FRESH) < 0;
    }

    private String version() {
        return Integer.toHexString(script.hashCode());
    }
}
