package io.argosy.cli.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Writes files into a tar archive, with their permissions and times. Symbolic links are written as links, never followed.
public final class TarWriter implements AutoCloseable {

    private static final int DIRECTORY = 040000;
    private static final int FILE = 0100000;

    private final TarArchiveOutputStream tar;

    public TarWriter(OutputStream output) {
        this.tar = new TarArchiveOutputStream(new BufferedOutputStream(output), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /// What is no file, directory or link is left out.
    ///
    /// @param name in the archive, without a slash at its end
    public void put(Path path, String name, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(path).toString());
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        } else if (attributes.isDirectory()) {
            tar.putArchiveEntry(entry(path, name + "/", DIRECTORY, attributes));
            tar.closeArchiveEntry();
        } else if (attributes.isRegularFile()) {
            TarArchiveEntry entry = entry(path, name, FILE, attributes);
            entry.setSize(attributes.size());
            tar.putArchiveEntry(entry);
            Files.copy(path, tar);
            tar.closeArchiveEntry();
        }
    }

    private static TarArchiveEntry entry(Path path, String name, int kind, BasicFileAttributes attributes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(kind | Permissions.bits(Files.getPosixFilePermissions(path)));
        entry.setModTime(attributes.lastModifiedTime());
        return entry;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
