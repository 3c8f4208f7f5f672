package io.argosy.cli.project;

import io.argosy.cli.output.CommandFailure;
import io.argosy.compose.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Files of this machine.
final class DiskSources implements Sources {

    /// The largest file that goes with a deploy. Configs and secrets are smaller; bulk belongs into images and volumes.
    private static final long MAX_FILE_BYTES = 1024 * 1024;

    @Override
    public Optional<byte[]> read(String path) {
        Path file = Path.of(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw CommandFailure.badInput(path + " is larger than " + MAX_FILE_BYTES + " bytes", "put bulk into an image or a volume");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw CommandFailure.badInput("cannot read " + path + ": " + e.getMessage(), "check its rights");
        }
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(Path.of(path));
    }

    @Override
    public boolean isDirectory(String path) {
        return Files.isDirectory(Path.of(path));
    }
}
