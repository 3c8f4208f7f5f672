package io.argosy.cli.project;

import io.argosy.cli.archive.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// A build context as the tar archive an engine takes. Symbolic links are sent as links, never followed, so nothing from outside the context gets in.
final class ContextArchive {

    private final Path context;
    private final String dockerfile;
    private final DockerIgnore ignore;

    /// @param dockerfile path within the context; sent whatever the rules say
    ContextArchive(Path context, String dockerfile) throws IOException {
        this.context = context;
        this.dockerfile = dockerfile;
        this.ignore = DockerIgnore.of(rules(context, dockerfile));
    }

    void writeTo(OutputStream output) throws IOException {
        try (TarWriter tar = new TarWriter(output)) {
            Files.walkFileTree(context, new Writer(tar));
        }
    }

    private static List<String> rules(Path context, String dockerfile) throws IOException {
        for (Path file : List.of(context.resolve(dockerfile + ".dockerignore"), context.resolve(".dockerignore"))) {
            try {
                return Files.readAllLines(file, StandardCharsets.UTF_8);
            } catch (NoSuchFileException e) {
                continue;
            }
        }
        return List.of();
    }

    private final class Writer extends SimpleFileVisitor<Path> {
        private final TarWriter tar;

        Writer(TarWriter tar) {
            this.tar = tar;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            String name = name(directory);
            if (name.isEmpty()) {
                return FileVisitResult.CONTINUE;
            }
            if (ignore.ignores(name)) {
                return ignore.hasExceptions() || dockerfile.startsWith(name + "/") ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }
            tar.put(directory, name, attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = name(file);
            if (ignore.ignores(name) && !name.equals(dockerfile)) {
                return FileVisitResult.CONTINUE;
            }
            tar.put(file, name, attributes);
            return FileVisitResult.CONTINUE;
        }

        private String name(Path path) {
            return context.relativize(path).toString();
        }
    }
}
