package io.argosy.cli.copy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// A file or directory as a tar archive. Links are sent as links, but for the source itself.
public final class FilesArchive {

    private FilesArchive() {}

    /// @param name what the source is called in the archive
    public static void write(Path source, String name, OutputStream output) throws IOException {
        Path root = source.toRealPath();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new BufferedOutputStream(output), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                    put(tar, directory, named(directory) + "/", attributes);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    put(tar, file, named(file), attributes);
                    return FileVisitResult.CONTINUE;
                }

                private String named(Path path) {
                    String below = root.relativize(path).toString();
                    return below.isEmpty() ? name : name + "/" + below;
                }
            });
        }
    }

    /// What is no file, directory or link is left out.
    private static void put(TarArchiveOutputStream tar, Path path, String name, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(path).toString());
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        } else if (attributes.isDirectory() || attributes.isRegularFile()) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(attributes.isDirectory() ? 0 : attributes.size());
            entry.setMode((attributes.isDirectory() ? 040000 : 0100000) | mode(path));
            entry.setModTime(attributes.lastModifiedTime());
            tar.putArchiveEntry(entry);
            if (attributes.isRegularFile()) {
                Files.copy(path, tar);
            }
            tar.closeArchiveEntry();
        }
    }

    private static int mode(Path path) throws IOException {
        int mode = 0;
        for (PosixFilePermission permission : Files.getPosixFilePermissions(path)) {
            mode |= 1 << (PosixFilePermission.values().length - 1 - permission.ordinal());
        }
        return mode;
    }
}
