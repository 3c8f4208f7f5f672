package io.argosy.agent.lease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A control group as an engine makes one for a container, and a group within it, with real processes.
final class ControlGroup implements AutoCloseable {
    static final Path MOUNTED = Path.of("/sys/fs/cgroup");

    final String container = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()).repeat(4);
    private final Path parent;
    private final Path group;
    private final Path inner;

    ControlGroup() {
        Path root = Files.exists(MOUNTED.resolve("cgroup.controllers")) ? MOUNTED : MOUNTED.resolve("freezer");
        parent = root.resolve("argosy-test-" + container.substring(0, 8));
        group = parent.resolve("docker-" + container + ".scope");
        inner = group.resolve("inner");
        for (Path each : List.of(parent, group, inner)) {
            try {
                Files.createDirectory(each);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Whether this process may make control groups here.
    static boolean possible() {
        Path root = Files.exists(MOUNTED.resolve("cgroup.controllers")) ? MOUNTED : MOUNTED.resolve("freezer");
        return Files.isWritable(root) && System.getProperty("user.name").equals("root");
    }

    /// A program with children, in the group and in the one within it, that ignores requests to end.
    void begin() {
        for (Path each : List.of(group, inner)) {
            run("echo $$ >%s/cgroup.procs && trap '' TERM HUP && { sleep 1000 & sleep 1000 & wait; sleep 1000; }".formatted(each));
        }
    }

    private static void run(String line) {
        try {
            new ProcessBuilder("bash", "-c", line).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Processes in it.
    int processes() {
        try {
            return Files.readAllLines(group.resolve("cgroup.procs")).size() + Files.readAllLines(inner.resolve("cgroup.procs")).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (Path each : List.of(inner, group, parent)) {
            try {
                for (String process : Files.readAllLines(each.resolve("cgroup.procs"))) {
                    ProcessHandle.of(Long.parseLong(process)).filter(ProcessHandle::destroyForcibly).ifPresent(ended -> ended.onExit().orTimeout(10, TimeUnit.SECONDS).join());
                }
                // Not Files.delete, which looks for files in it.
                if (!each.toFile().delete()) {
                    throw new IOException("control group " + each + " cannot be removed");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
