package io.argosy.agent.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;

/// Finds a place in memory for files that must not reach a disk.
public final class MemoryDirectory {
    private static final List<Path> CANDIDATES = List.of(Path.of("/run"), Path.of("/dev/shm"));

    private MemoryDirectory() {}

    /// A directory for the agent with that data directory, the same at each call.
    ///
    /// @throws IOException when this machine has no tmpfs in the usual places
    public static Path of(Path data) throws IOException {
        for (Path candidate : CANDIDATES) {
            if (Files.isWritable(candidate) && Files.getFileStore(candidate).type().equals("tmpfs")) {
                String own = HexFormat.of().toHexDigits(data.toAbsolutePath().normalize().toString().hashCode());
                Path directory = candidate.resolve("argosy-" + own);
                return Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        }
        throw new IOException("neither /run nor /dev/shm is a tmpfs: configs and secrets of tasks need a place in memory");
    }
}
