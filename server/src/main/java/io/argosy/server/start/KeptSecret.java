package io.argosy.server.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// A file with 32 random bytes in hexadecimal, readable by its owner only.
public record KeptSecret(Path file) {

    private static final int BYTES = 32;

    /// Reads the file, after making it where it is absent. What it returns is on disk.
    ///
    /// @param prefix of the text in a new file
    /// @throws StartFailure when it cannot be read or written
    public String text(String prefix) {
        try {
            if (!Files.exists(file)) {
                write(file, prefix + chance());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw DataDirectory.unusable(file.getParent(), e);
        }
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// Makes the file hold this text.
    ///
    /// @throws StartFailure when it cannot be written
    public void replace(String text) {
        try {
            if (!exists() || !Files.readString(file).strip().equals(text)) {
                write(file, text);
            }
        } catch (IOException e) {
            throw DataDirectory.unusable(file.getParent(), e);
        }
    }

    /// @throws StartFailure when it cannot be read or written, or holds something else
    public byte[] bytes() {
        try {
            byte[] bytes = HexFormat.of().parseHex(text(""));
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new StartFailure(
                file + " is damaged: it should hold " + 2 * BYTES + " hexadecimal digits",
                "Restore it from a backup. Without it, stored secrets cannot be read.");
    }

    /// 32 random bytes in hexadecimal.
    static String chance() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Replaces the file as a whole, readable by its owner only.
    static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
