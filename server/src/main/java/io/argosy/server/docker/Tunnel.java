package io.argosy.server.docker;

import io.argosy.api.session.Frame;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/// A connection to an engine, or to a port of its node, over a byte stream of the node's agent.
final class Tunnel implements EngineLink {

    private final NodeStream stream;
    private final InputStream input = new Frames();
    private final OutputStream output = new Pieces();

    Tunnel(NodeStream stream) {
        this.stream = stream;
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public boolean isOpen() {
        return stream.isOpen();
    }

    @Override
    public void close() {
        stream.close();
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    /// What frames bring, up to an empty one.
    private final class Frames extends InputStream {

        private byte[] current = new byte[0];
        private int at;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (at == current.length) {
                if (ended) {
                    return -1;
                }
                Optional<Frame> frame = next();
                if (frame.isEmpty()) {
                    return -1;
                }
                if (frame.get().channel() == Frame.Channel.FAILED) {
                    throw new EngineAway(frame.get().text());
                }
                current = frame.get().bytes();
                at = 0;
                if (current.length == 0) {
                    ended = true;
                }
            }
            int count = Math.min(length, current.length - at);
            System.arraycopy(current, at, bytes, offset, count);
            at += count;
            return count;
        }

        private Optional<Frame> next() throws IOException {
            try {
                return stream.receive();
            } catch (StreamBroken e) {
                throw new EngineAway(e.getMessage(), e);
            } catch (InterruptedException _) {
                throw interrupted();
            }
        }
    }

    /// Cuts into frames. An empty frame is the end of input, so none is sent for nothing.
    private final class Pieces extends OutputStream {

        private boolean ended;

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int from = offset; from < offset + length; from += Frame.MAX_BYTES) {
                send(Arrays.copyOfRange(bytes, from, Math.min(offset + length, from + Frame.MAX_BYTES)));
            }
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                ended = true;
                send(new byte[0]);
            }
        }

        private void send(byte[] bytes) throws IOException {
            try {
                stream.send(new Frame(Frame.Channel.STDIN, bytes));
            } catch (StreamBroken e) {
                throw new EngineAway(e.getMessage(), e);
            } catch (InterruptedException _) {
                throw interrupted();
            }
        }
    }
}
