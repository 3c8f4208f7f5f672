package io.argosy.server.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A server's directory, held by this process until it is closed.
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// Makes the directory where it is absent, and takes it.
    ///
    /// @throws StartFailure when another server has it, or it cannot be made or written
    public static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lockFile)) {
                lockFile.close();
                throw new StartFailure(
                        "another server uses the data directory " + path, "Stop that server, or give this one a directory of its own with --data.");
            }
            return new DataDirectory(path, lockFile);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static boolean locked(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path database() {
        return path.resolve("argosy.db");
    }

    /// The token of the first administrator.
    public KeptSecret bootstrapToken() {
        return new KeptSecret(path.resolve("bootstrap-token"));
    }

    /// The key with which secrets are encrypted.
    public KeptSecret key() {
        return new KeptSecret(path.resolve("key"));
    }

    public Path path() {
        return path;
    }

    static StartFailure unusable(Path path, IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> new StartFailure(
                    "the data directory " + path + " cannot be written", "Give it to the user that runs the server, or choose another with --data.", e);
            case FileAlreadyExistsException file -> new StartFailure(
                    "the data directory " + path + " is not a directory", "Choose another with --data.", e);
            default -> new StartFailure(
                    "the data directory " + path + " cannot be used: " + e.getMessage(), "See whether its file system is full or read-only.", e);
        };
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + path + " cannot be given back", e);
        }
    }
}
