package io.argosy.cli.copy;

import io.argosy.cli.archive.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// A file or directory as a tar archive. Links are sent as links, but for the source itself.
public final class FilesArchive {

    private FilesArchive() {}

    /// @param name what the source is called in the archive
    public static void write(Path source, String name, OutputStream output) throws IOException {
        Path root = source.toRealPath();
        try (TarWriter tar = new TarWriter(output)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                    tar.put(directory, named(directory), attributes);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    tar.put(file, named(file), attributes);
                    return FileVisitResult.CONTINUE;
                }

                private String named(Path path) {
                    String below = root.relativize(path).toString();
                    return below.isEmpty() ? name : name + "/" + below;
                }
            });
        }
    }
}
