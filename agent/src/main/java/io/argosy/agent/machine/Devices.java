package io.argosy.agent.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Devices of the machine that tasks may ask for. Terminals, disks' loops and the like are nobody's to ask for, and left out.
final class Devices {
    private static final int MOST = 200;
    private static final int DEPTH = 2;
    private static final List<String> UNINTERESTING = List.of("tty", "pts", "loop", "ram", "vcs", "shm", "mqueue", "fd", "std", "core", "hugepages",
            "null", "zero", "full", "random", "urandom", "ptmx", "console", "block", "char", "bsg", "disk", "mapper", "input", "cpu", "log");

    private Devices() {}

    /// @param dev `/dev`
    static List<String> under(Path dev) {
        try (Stream<Path> paths = Files.walk(dev, DEPTH)) {
            return paths.filter(path -> interesting(dev.relativize(path).toString()))
                    .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(path))
                    .map(Path::toString).sorted().limit(MOST).toList();
        } catch (IOException | UncheckedIOException _) {
            // A machine whose devices cannot be listed has none to give.
            return List.of();
        }
    }

    private static boolean interesting(String name) {
        return !name.isEmpty() && UNINTERESTING.stream().noneMatch(name::startsWith);
    }
}
