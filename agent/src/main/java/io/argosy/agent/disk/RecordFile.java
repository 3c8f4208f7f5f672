package io.argosy.agent.disk;

import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;

/// One record in a file of its own.
public final class RecordFile<T> {
    private static final Logger LOG = System.getLogger(RecordFile.class.getName());

    private final AtomicFile file;
    private final Json json;
    private final Class<T> type;

    public RecordFile(Path path, Json json, Class<T> type) {
        this.file = new AtomicFile(path);
        this.json = json;
        this.type = type;
    }

    /// @return empty when there is none, or none that can be read
    public Optional<T> read() {
        Optional<byte[]> content = file.read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.read(content.get(), type));
        } catch (MalformedJson e) {
            LOG.log(Level.WARNING, "left out " + file.path() + ", which cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    public void write(T record) {
        file.write(json.bytes(record));
    }

    public void delete() {
        file.delete();
    }
}
