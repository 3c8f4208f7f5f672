package io.argosy.engine.docker;

import io.argosy.engine.EngineException;
import io.argosy.engine.Frames;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Output as the engine frames it: eight bytes of which stream and how long, then the bytes. A terminal's output has no frames.
final class DockerFrames implements Frames {
    private static final int PIECE = 32 * 1024;
    private static final int STDERR = 2;

    private final InputStream input;
    private final Runnable hangUp;
    private final boolean raw;
    private volatile boolean closed;
    private boolean error;
    private long left;

    DockerFrames(InputStream input, Runnable hangUp, boolean raw) {
        this.input = input;
        this.hangUp = hangUp;
        this.raw = raw;
    }

    @Override
    public Optional<Frame> next() {
        try {
            return raw || left > 0 || header() ? piece() : Optional.empty();
        } catch (IOException e) {
            if (closed) {
                return Optional.empty();
            }
            throw new EngineException.Unreachable("the engine ended the output in the middle: " + e.getMessage(), e);
        }
    }

    /// @return false at the end
    private boolean header() throws IOException {
        while (left == 0) {
            byte[] header = input.readNBytes(8);
            if (header.length == 0) {
                return false;
            }
            if (header.length < 8) {
                throw new EOFException("the connection ended in the middle of a frame");
            }
            error = header[0] == STDERR;
            left = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4));
        }
        return true;
    }

    private Optional<Frame> piece() throws IOException {
        byte[] buffer = new byte[raw ? PIECE : (int) Math.min(PIECE, left)];
        int count = input.read(buffer);
        if (count < 0) {
            if (raw) {
                return Optional.empty();
            }
            throw new EOFException("the connection ended in the middle of a frame");
        }
        left = raw ? 0 : left - count;
        return Optional.of(new Frame(error, count == buffer.length ? buffer : Arrays.copyOf(buffer, count)));
    }

    @Override
    public void close() {
        closed = true;
        hangUp.run();
    }
}
