package io.argosy.server.start;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// The directory with everything a server keeps. The store in it sees to it that one server uses it at a time.
public record DataDirectory(Path path) {

    public DataDirectory {
        Objects.requireNonNull(path, "path");
    }

    /// Makes the directory where it is absent.
    ///
    /// @throws StartFailure when it cannot be made or written
    public static DataDirectory make(Path path) {
        try {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            return new DataDirectory(path);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /// The token of the first administrator.
    public KeptSecret bootstrapToken() {
        return new KeptSecret(path.resolve("bootstrap-token"));
    }

    /// The node token that the server's own machine joins with.
    public NodeTokenFile nodeToken() {
        return new NodeTokenFile(path.resolve("node-token"));
    }

    /// The key with which secrets are encrypted.
    public KeptSecret key() {
        return new KeptSecret(path.resolve("key"));
    }

    static StartFailure unusable(Path path, IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> new StartFailure(
                    "the data directory " + path + " cannot be written", "Give it to the user that runs the server, or choose another with --data.", denied);
            case FileAlreadyExistsException file -> new StartFailure(
                    "the data directory " + path + " is not a directory", "Choose another with --data.", file);
            default -> new StartFailure(
                    "the data directory " + path + " cannot be used: " + e.getMessage(), "See whether its file system is full or read-only.", e);
        };
    }
}
