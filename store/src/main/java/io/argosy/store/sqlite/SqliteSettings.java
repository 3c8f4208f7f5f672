package io.argosy.store.sqlite;

import io.argosy.model.unit.ByteSize;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;

/// Where the store lies, and how large it may grow.
///
/// @param directory of the server's data; made when missing
/// @param limit of the file; a commit that needs more fails as if the disk were full
/// @param clock for the first incarnation, and those after a restore
public record SqliteSettings(Path directory, ByteSize limit, InstantSource clock) {

    public static final ByteSize DEFAULT_LIMIT = ByteSize.mebibytes(16 * 1024);

    private static final String FILE = "argosy.db";

    public SqliteSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(clock, "clock");
    }

    public static SqliteSettings in(Path directory) {
        return new SqliteSettings(directory, DEFAULT_LIMIT, Clock.systemUTC());
    }

    Path file() {
        return directory.resolve(FILE);
    }
}
