package io.argosy.agent.lease;

import io.argosy.agent.disk.AtomicFile;
import io.argosy.model.id.TaskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What agent and guard tell each other, in a directory in memory, so that it goes when the machine is started anew, as the tasks do: `TASK.lease` holds until when the task's container may run, in hundredths of a
/// second since the machine was started, and which it is; `TASK.ended` says that the guard ended it.
public final class LeaseFiles {
    static final int UNIT_MILLIS = 10;

    private static final String LEASE = ".lease";
    private static final String ENDED = ".ended";

    private final Path directory;

    /// @param container id of the engine
    record Held(Duration until, String container) {}

    public LeaseFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /// @throws UncheckedIOException when it cannot be written: the task must not be started then
    void write(TaskId task, Held held) {
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
        String text = held.until().toMillis() / UNIT_MILLIS + " " + held.container() + "\n";
        new AtomicFile(path(task, LEASE)).write(text.getBytes(StandardCharsets.US_ASCII));
    }

    void delete(TaskId task) {
        new AtomicFile(path(task, LEASE)).delete();
        begun(task);
    }

    /// Whether the guard ended the task since it was last begun.
    boolean ended(TaskId task) {
        return Files.exists(path(task, ENDED));
    }

    void begun(TaskId task) {
        new AtomicFile(path(task, ENDED)).delete();
    }

    /// What an agent before this one left. A file that cannot be read holds nothing.
    Map<TaskId, Held> read() {
        if (!Files.isDirectory(directory)) {
            return Map.of();
        }
        Map<TaskId, Held> all = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.getFileName().toString().endsWith(LEASE)).toList()) {
                String name = file.getFileName().toString();
                String[] words = Files.readString(file).strip().split(" ");
                if (words.length == 2 && words[0].matches("[0-9]{1,15}")) {
                    all.put(new TaskId(name.substring(0, name.length() - LEASE.length())), new Held(Duration.ofMillis(Long.parseLong(words[0]) * UNIT_MILLIS), words[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
        return all;
    }

    private Path path(TaskId task, String kind) {
        return directory.resolve(task + kind);
    }
}
