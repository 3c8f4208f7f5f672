package io.argosy.store.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Writes lines, and knows the sum of what it wrote.
final class SummedLines {

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long count;

    SummedLines(OutputStream out) {
        this.out = new BufferedOutputStream(out, 64 * 1024);
    }

    /// @throws UncheckedIOException when it cannot
    void write(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        put(bytes);
        count++;
    }

    /// A last line that is not summed.
    void end(String line) {
        put((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count() {
        return count;
    }

    String sum() {
        return hex(digest);
    }

    static String hex(MessageDigest digest) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
