package io.argosy.agent.machine;

import io.argosy.model.unit.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Room on a disk.
final class DiskSpace {

    private static final long MEBIBYTE = 1024L * 1024L;

    private DiskSpace() {}

    /// What is free for others than root, rounded down to MiB; empty when the directory cannot be looked at, as when it is another machine's.
    static Optional<ByteSize> free(Path directory) {
        try {
            return Optional.of(ByteSize.mebibytes(Files.getFileStore(directory).getUsableSpace() / MEBIBYTE));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
