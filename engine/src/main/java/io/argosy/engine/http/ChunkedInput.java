package io.argosy.engine.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body sent in chunks.
final class ChunkedInput extends InputStream {
    private final InputStream input;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedInput(InputStream input) {
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = input.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the connection ended in the middle of a chunk");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            Head.line(input);
        }
        begun = true;
        String size = Head.line(input).split(";", 2)[0].strip();
        try {
            left = Long.parseLong(size, 16);
        } catch (NumberFormatException _) {
            throw new IOException("not the size of a chunk: " + size);
        }
        if (left == 0) {
            ended = true;
            while (!Head.line(input).isEmpty()) {
                // Trailers say nothing of use.
            }
        }
    }
}
