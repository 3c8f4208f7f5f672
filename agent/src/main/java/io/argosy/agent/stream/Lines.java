package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Cuts one channel's output into a frame for each line, without its end. A line that is too long comes in pieces.
final class Lines {
    private final Frame.Channel channel;
    private final Sink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /// Where frames go.
    @FunctionalInterface
    interface Sink {
        void send(Frame frame) throws IOException;
    }

    Lines(Frame.Channel channel, Sink sink) {
        this.channel = channel;
        this.sink = sink;
    }

    void add(byte[] bytes) throws IOException {
        for (byte next : bytes) {
            if (next == '\n') {
                flush();
            } else {
                line.write(next);
                if (line.size() == Frame.MAX_BYTES) {
                    flush();
                }
            }
        }
    }

    /// Sends what there is of a line.
    void end() throws IOException {
        if (line.size() > 0) {
            flush();
        }
    }

    private void flush() throws IOException {
        sink.send(new Frame(channel, line.toByteArray()));
        line.reset();
    }
}
