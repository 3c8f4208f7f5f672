package io.argosy.dockerapi.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body, read to its end and not beyond. For one thread at a time; [#ended()] may be asked from any.
public final class BodyInput extends InputStream {

    private static final int MOST_SIZE_LINE = 256;
    private static final int MOST_TRAILERS = 32;
    private static final int MOST_TRAILER = 8 * 1024;

    private enum Kind { LENGTH, CHUNKED, UNTIL_CLOSE }

    private final WireInput input;
    private final Kind kind;
    private long left;
    private boolean begun;
    private volatile boolean ended;

    private BodyInput(WireInput input, Kind kind, long left) {
        this.input = input;
        this.kind = kind;
        this.left = left;
        this.ended = kind == Kind.LENGTH && left == 0;
    }

    static BodyInput ofLength(WireInput input, long bytes) {
        return new BodyInput(input, Kind.LENGTH, bytes);
    }

    static BodyInput chunked(WireInput input) {
        return new BodyInput(input, Kind.CHUNKED, 0);
    }

    static BodyInput untilClose(WireInput input) {
        return new BodyInput(input, Kind.UNTIL_CLOSE, Long.MAX_VALUE);
    }

    /// Whether all of it was read, so that what follows on the connection is something else.
    public boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Gives what is there of one chunk, at most.
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (kind == Kind.CHUNKED && left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = input.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            return atEnd();
        }
        left -= kind == Kind.UNTIL_CLOSE ? 0 : count;
        ended = kind == Kind.LENGTH && left == 0;
        return count;
    }

    private int atEnd() throws EOFException {
        if (kind != Kind.UNTIL_CLOSE) {
            throw new EOFException("the connection ended within a body");
        }
        ended = true;
        return -1;
    }

    private void nextChunk() throws IOException {
        if (begun && !input.line(MOST_SIZE_LINE).isEmpty()) {
            throw new Malformed(400, "a chunk is longer than its size says");
        }
        begun = true;
        String size = input.line(MOST_SIZE_LINE).split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new Malformed(400, "not the size of a chunk: " + size);
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            skipTrailers();
            ended = true;
        }
    }

    private void skipTrailers() throws IOException {
        for (int lines = 0; !input.line(MOST_TRAILER).isEmpty(); lines++) {
            if (lines == MOST_TRAILERS) {
                throw new Malformed(431, "a body has at most " + MOST_TRAILERS + " trailers");
            }
        }
    }
}
