package io.argosy.compose.source;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Passes questions on, and remembers the files that were read. With them in [MapSources], the same load gives the same result.
public final class RecordingSources implements Sources {
    private final Sources sources;
    private final Map<String, byte[]> read = new TreeMap<>();

    public RecordingSources(Sources sources) {
        this.sources = sources;
    }

    /// The files read so far, by path.
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
        return sources.exists(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return sources.isDirectory(path);
    }
}
