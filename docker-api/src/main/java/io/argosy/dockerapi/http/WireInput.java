package io.argosy.dockerapi.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What a connection brings: lines of heads, blocks of bodies, then perhaps raw bytes, in one buffer, so that nothing is lost where one becomes the other. For one thread at a time.
public final class WireInput extends InputStream {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;

    public WireInput(InputStream source) {
        this.source = source;
    }

    /// Waits until something can be read, and takes nothing. @return false at the end
    public boolean await() throws IOException {
        return at < end || fill();
    }

    /// Whether all that was taken from the connection was read.
    public boolean isDrained() {
        return at == end;
    }

    private boolean fill() throws IOException {
        // Emptied first: what was read before is not there again when reading fails.
        at = 0;
        end = 0;
        end = Math.max(0, source.read(buffer, 0, buffer.length));
        return end > 0;
    }

    @Override
    public int read() throws IOException {
        return await() ? buffer[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == end && length >= buffer.length) {
            return source.read(bytes, offset, length);
        }
        if (!await()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(buffer, at, bytes, offset, count);
        at += count;
        return count;
    }

    /// A line without its end, which is CR and LF.
    ///
    /// @throws EOFException when the connection ended within it
    /// @throws Malformed when it is longer than `most`, or ends otherwise
    String line(int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            int next = read();
            if (next < 0) {
                throw new EOFException("the connection ended within a line");
            }
            if (next == '\n') {
                throw new Malformed(400, "a line ends without CR");
            }
            if (next == '\r') {
                if (read() != '\n') {
                    throw new Malformed(400, "a CR stands alone");
                }
                return line.toString(StandardCharsets.ISO_8859_1);
            }
            if (line.size() == most) {
                throw new Malformed(431, "a line is longer than " + most + " bytes");
            }
            line.write(next);
        }
    }
}
