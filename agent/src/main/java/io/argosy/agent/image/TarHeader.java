package io.argosy.agent.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The head of an entry of a tar archive, one block long.
///
/// @param name as far as the block tells; a PAX head before it may tell another
/// @param size of the content, which fills whole blocks
/// @param type `0` for a file, `x` for a PAX head of the next entry
record TarHeader(String name, long size, char type) {
    static final int BLOCK = 512;

    /// Numbers that do not fit into octal digits begin with this bit.
    private static final int BINARY = 0x80;

    static TarHeader parse(byte[] block) throws IOException {
        String name = text(block, 0, 100);
        String prefix = text(block, 257, 5).equals("ustar") ? text(block, 345, 155) : "";
        return new TarHeader(prefix.isEmpty() ? name : prefix + "/" + name, number(Arrays.copyOfRange(block, 124, 136)), (char) block[156]);
    }

    /// Whether the block ends the archive.
    static boolean isEnd(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /// How much the content takes in the archive.
    long blocks() {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    private static long number(byte[] field) throws IOException {
        if ((field[0] & BINARY) != 0) {
            return ByteBuffer.wrap(field).getLong(4);
        }
        String digits = new String(field, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("not a tar archive: a size of '" + digits + "'", e);
        }
    }
}
