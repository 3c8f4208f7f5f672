package io.argosy.cli.project;

import io.argosy.cli.output.CommandFailure;
import io.argosy.compose.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files of this machine, remembering every one that was read and every directory that was asked about.
final class DiskSources implements Sources {

    /// The largest file that goes with a deploy. Configs and secrets are smaller; bulk belongs into images and volumes.
    private static final long MAX_FILE_BYTES = 1024 * 1024;

    private final Map<String, byte[]> seen = new TreeMap<>();

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
            byte[] content = Files.readAllBytes(file);
            seen.put(path, content);
            return Optional.of(content);
        } catch (IOException e) {
            throw CommandFailure.badInput("cannot read " + path + ": " + e.getMessage(), "check its rights");
        }
    }

    @Override
    public boolean exists(String path) {
        return isDirectory(path) || Files.exists(Path.of(path));
    }

    @Override
    public boolean isDirectory(String path) {
        boolean directory = Files.isDirectory(Path.of(path));
        if (directory) {
            seen.put(path.endsWith("/") ? path : path + "/", new byte[0]);
        }
        return directory;
    }

    /// What was read, by path; directories end with a slash and are empty.
    Map<String, byte[]> seen() {
        return Collections.unmodifiableMap(seen);
    }
}
