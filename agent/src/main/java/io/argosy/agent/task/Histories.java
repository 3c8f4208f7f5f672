package io.argosy.agent.task;

import io.argosy.agent.disk.RecordFile;
import io.argosy.codec.Json;
import io.argosy.model.id.TaskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/// A file for each task's history.
public final class Histories {
    private final Path directory;
    private final Json json;

    public Histories(Path directory, Json json) {
        this.directory = directory;
        this.json = json;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
    }

    RecordFile<History> of(TaskId task) {
        return new RecordFile<>(directory.resolve(file(task)), json, History.class);
    }

    private static String file(TaskId task) {
        return task.value().replace(':', '_') + ".json";
    }

    /// The name a file has, or will have once it is written.
    private static String finished(Path path) {
        return path.getFileName().toString().replaceFirst("\\.new$", "");
    }

    /// Removes the files of all other tasks.
    public void keepOnly(Set<TaskId> tasks) {
        Set<String> kept = Set.copyOf(tasks.stream().map(Histories::file).toList());
        try (Stream<Path> files = Files.list(directory)) {
            for (Path path : files.filter(path -> !kept.contains(finished(path))).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean " + directory, e);
        }
    }
}
