package io.argosy.compose.source;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Passes questions on, and remembers the files that were read and the directories that were met. With them in [MapSources], the same load gives the same
/// result.
public final class RecordingSources implements Sources {
    private final Sources sources;
    private final Map<String, byte[]> read = new TreeMap<>();

    public RecordingSources(Sources sources) {
        this.sources = sources;
    }

    /// What was met so far, by path; directories end with a slash and are empty.
    public Map<String, byte[]> files() {
        return Map.copyOf(read);
    }

    @Override
    public Optional<byte[]> read(String path) {
        var bytes = sources.read(path);
        bytes.ifPresent(content -> read.put(path, content));
        return bytes;
    }

    @Override
    public boolean exists(String path) {
        return isDirectory(path) || sources.exists(path);
    }

    @Override
    public boolean isDirectory(String path) {
        boolean directory = sources.isDirectory(path);
        if (directory) {
            read.put(path.endsWith("/") ? path : path + "/", new byte[0]);
        }
        return directory;
    }
}
