package io.argosy.store.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// Reads lines, and knows the sum of what it read.
final class SummedReader implements AutoCloseable {

    /// More than any record: a transaction takes 1 MiB.
    private static final int LONGEST_LINE = 4 * 1024 * 1024;

    private final InputStream in;
    private final MessageDigest digest = SummedLines.sha256();

    SummedReader(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /// @throws IllegalArgumentException when a line is too long, or the last one has no end
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            digest.update((byte) next);
            if (next == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                throw new IllegalArgumentException("a line is too long");
            }
        }
        if (line.size() > 0) {
            throw new IllegalArgumentException("its end is missing");
        }
        return Optional.empty();
    }

    String sum() {
        return SummedLines.hex(digest);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
