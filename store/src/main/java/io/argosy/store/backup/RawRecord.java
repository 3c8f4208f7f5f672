package io.argosy.store.backup;

import io.argosy.store.Key;
import java.util.Objects;

/// A record as it is kept, of a table that this program may not know.
///
/// @param revision of the transaction that last changed it
/// @param json its value, in one line
public record RawRecord(Key key, long revision, String json) {

    public RawRecord {
        Objects.requireNonNull(key, "key");
        // Within strings JSON has no line breaks and tabs; between them they mean what a blank means.
        json = json.replace('\n', ' ').replace('\r', ' ');
    }

    String line() {
        return key.table() + " " + key.path() + " " + revision + " " + json;
    }

    /// @throws IllegalArgumentException when it is no record
    static RawRecord parse(String line) {
        String[] parts = line.split(" ", 4);
        if (parts.length < 4) {
            throw new IllegalArgumentException("it is not TABLE KEY REVISION JSON");
        }
        return new RawRecord(new Key(parts[0], parts[1]), Long.parseLong(parts[2]), parts[3]);
    }
}
