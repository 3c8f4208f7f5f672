package io.argosy.agent.supply;

import io.argosy.model.app.ContentRef;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.FileSpec;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Configs and secrets as files that containers mount, in a directory in memory that only root may enter. They are written before each start,
/// because memory forgets them when the machine starts again.
public final class FileSupply {
    private final Path base;

    /// @param base in memory; see [MemoryDirectory]
    public FileSupply(Path base) {
        this.base = base;
    }

    /// Where the files of a task will be; they need not be there yet.
    public List<MountSpec> mounts(TaskItem item) {
        List<MountSpec> mounts = new ArrayList<>();
        List<FileSpec> files = item.spec().files();
        for (int i = 0; i < files.size(); i++) {
            mounts.add(new MountSpec(MountKind.BIND, Optional.of(path(item, i).toString()), files.get(i).target(), true, Optional.empty(), false,
                    false, Optional.empty(), Optional.empty()));
        }
        return mounts;
    }

    private Path path(TaskItem item, int index) {
        return directory(item.task().id()).resolve(Integer.toString(index));
    }

    private Path directory(TaskId task) {
        return base.resolve(task.value().replace(':', '_'));
    }

    /// @param contents finds the bytes of a version
    /// @throws Unfit when a content was not sent, or a file cannot be written
    public void write(TaskItem item, Function<ContentRef, Optional<byte[]>> contents) {
        List<FileSpec> files = item.spec().files();
        for (int i = 0; i < files.size(); i++) {
            FileSpec file = files.get(i);
            ContentRef ref = version(item, file);
            byte[] bytes = contents.apply(ref).orElseThrow(() -> new Unfit("the content of " + ref + " is not on this node"));
            try {
                write(path(item, i), bytes, file);
            } catch (IOException e) {
                throw new Unfit("file %s cannot be written under %s: %s".formatted(file.target(), base, e.getMessage()));
            }
        }
    }

    private static ContentRef version(TaskItem item, FileSpec file) {
        ContentRef ref = (file.kind() == ContentKind.CONFIG ? item.configs() : item.secrets()).get(file.source());
        if (ref == null) {
            throw new Unfit("the release names no version of " + file.source());
        }
        return ref;
    }

    /// A running container mounts the file itself, so it is written in place and keeps its inode.
    private static void write(Path path, byte[] bytes, FileSpec file) throws IOException {
        Files.createDirectories(path.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (!Files.exists(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(path, bytes);
        if (file.uid().isPresent() || file.gid().isPresent()) {
            Files.setAttribute(path, "unix:uid", file.uid().orElse(0));
            Files.setAttribute(path, "unix:gid", file.gid().orElse(0));
        }
        Files.setAttribute(path, "unix:mode", file.mode());
    }

    public void remove(TaskId task) {
        Path directory = directory(task);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
