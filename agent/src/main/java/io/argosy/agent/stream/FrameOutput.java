package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// STDOUT frames of a stream as one output; blocks while the connection takes no more.
final class FrameOutput extends OutputStream {
    private final ByteStream stream;
    private final byte[] waiting = new byte[Frame.MAX_BYTES];
    private int count;

    FrameOutput(ByteStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int from = offset, left = length; left > 0;) {
            int some = Math.min(left, waiting.length - count);
            System.arraycopy(bytes, from, waiting, count, some);
            count += some;
            from += some;
            left -= some;
            if (count == waiting.length) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (count > 0) {
            stream.send(new Frame(Frame.Channel.STDOUT, Arrays.copyOf(waiting, count)));
            count = 0;
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
