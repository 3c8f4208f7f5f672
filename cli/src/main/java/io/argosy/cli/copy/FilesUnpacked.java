package io.argosy.cli.copy;

import io.argosy.cli.archive.Permissions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Where what comes out of a task goes. Nothing is written outside of it, whatever names and links the archive holds.
public final class FilesUnpacked {

    private final Path target;
    private final boolean into;

    /// @param target a directory that is there gets what comes into it; else it is what comes
    public FilesUnpacked(Path target) {
        this.target = target.toAbsolutePath().normalize();
        this.into = Files.isDirectory(target);
    }

    /// @throws IOException when the archive cannot be read or written, is empty or leads outside
    public void take(InputStream archive) throws IOException {
        boolean any = false;
        try (TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                take(entry, tar);
                any = true;
            }
        }
        if (!any) {
            throw new IOException("the archive is empty");
        }
    }

    private void take(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        Path path = place(entry.getName());
        if (entry.isDirectory()) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(path);
            }
            Files.setPosixFilePermissions(path, Permissions.of(entry.getMode() | 0700));
        } else if (entry.isSymbolicLink()) {
            Files.deleteIfExists(path);
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile() && !entry.isLink()) {
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(path, Permissions.of(entry.getMode()));
        }
    }

    /// The archive's names begin with what was asked for, which is called as the target says unless it goes into it.
    private Path place(String name) throws IOException {
        Path inside = Path.of(name);
        Path path = into ? target.resolve(inside) : inside.getNameCount() == 1 ? target : target.resolve(inside.subpath(1, inside.getNameCount()));
        Path normal = path.normalize();
        Path root = into ? target : target.getParent();
        if (inside.isAbsolute() || !normal.startsWith(target) || normal.equals(root) || leadsOutside(normal)) {
            throw new IOException("the archive leads outside of " + target + ": " + name);
        }
        return normal;
    }

    /// Whether a link of the archive is on the way.
    private boolean leadsOutside(Path path) {
        for (Path above = path.getParent(); above != null && above.startsWith(target); above = above.getParent()) {
            if (!above.equals(target) && Files.isSymbolicLink(above)) {
                return true;
            }
        }
        return false;
    }
}
