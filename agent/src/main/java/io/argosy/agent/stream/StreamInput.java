package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/// The STDIN frames of a stream as one input. Other frames are handed over in between.
final class StreamInput extends InputStream {
    private final ByteStream stream;
    private final Consumer<Frame> others;
    private byte[] current = new byte[0];
    private int at;

    StreamInput(ByteStream stream, Consumer<Frame> others) {
        this.stream = stream;
        this.others = others;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (at == current.length) {
            Optional<Frame> frame = stream.receive();
            if (frame.isEmpty()) {
                return -1;
            }
            if (frame.get().channel() == Frame.Channel.STDIN) {
                current = frame.get().bytes();
                at = 0;
            } else {
                others.accept(frame.get());
            }
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, bytes, offset, count);
        at += count;
        return count;
    }
}
