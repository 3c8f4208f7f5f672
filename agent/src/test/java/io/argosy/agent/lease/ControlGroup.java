package io.argosy.agent.lease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A control group as an engine makes one for a container, and a group within it, with real processes.
final class ControlGroup implements AutoCloseable {
    private static final Path MOUNTED = Path.of("/sys/fs/cgroup");

    final String container = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()).repeat(4);
    private final Path parent;
    private final Path group;
    private final Path inner;

    /// @param mounted where control groups are mounted, of either version
    ControlGroup(Path mounted) {
        parent = root(mounted).resolve("argosy-test-" + container.substring(0, 8));
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

    private static Path root(Path mounted) {
        return Files.exists(mounted.resolve("cgroup.controllers")) ? mounted : mounted.resolve("freezer");
    }

    /// Where groups of version 1 are mounted; empty when this process may make none here.
    static Optional<Path> version1() {
        return Optional.of(MOUNTED).filter(mounted -> !Files.exists(mounted.resolve("cgroup.controllers"))).filter(ControlGroup::possible);
    }

    /// Where groups of version 2 are mounted, alone or beside those of version 1; empty when this process may make none here.
    static Optional<Path> version2() {
        return Stream.of(MOUNTED, MOUNTED.resolve("unified")).filter(mounted -> Files.exists(mounted.resolve("cgroup.controllers"))).filter(ControlGroup::possible).findFirst();
    }

    private static boolean possible(Path mounted) {
        return Files.isWritable(root(mounted)) && System.getProperty("user.name").equals("root");
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
