package io.argosy.cli.project;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

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
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new BufferedOutputStream(output), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
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
        private final TarArchiveOutputStream tar;

        Writer(TarArchiveOutputStream tar) {
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
            put(directory, new TarArchiveEntry(name + "/"), attributes);
            tar.closeArchiveEntry();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = name(file);
            if (ignore.ignores(name) && !name.equals(dockerfile)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
                link.setLinkName(Files.readSymbolicLink(file).toString());
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            } else if (attributes.isRegularFile()) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(attributes.size());
                put(file, entry, attributes);
                Files.copy(file, tar);
                tar.closeArchiveEntry();
            }
            return FileVisitResult.CONTINUE;
        }

        private void put(Path file, TarArchiveEntry entry, BasicFileAttributes attributes) throws IOException {
            entry.setMode((attributes.isDirectory() ? 040000 : 0100000) | mode(Files.getPosixFilePermissions(file)));
            entry.setModTime(attributes.lastModifiedTime());
            tar.putArchiveEntry(entry);
        }

        private String name(Path path) {
            return context.relativize(path).toString();
        }
    }

    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission permission : permissions) {
            mode |= 1 << (PosixFilePermission.values().length - 1 - permission.ordinal());
        }
        return mode;
    }
}
