package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import io.argosy.api.session.SessionMethods;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One byte-stream call, with blocking ends. One thread may send while another receives; any may close.
public final class ByteStream implements AutoCloseable {
    /// Frames of the server that wait here, at most.
    private static final int WINDOW = 16;

    /// What may be on its way to the connection: a sender that waits for each frame is as slow as this machine's turns are.
    private static final int AHEAD_BYTES = 512 * 1024;

    /// To begin with: most streams are mostly quiet, and there are thousands of them.
    private static final int SMALL_BLOCK = 4 * 1024;

    private final ClientCall<Frame, Frame> call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Frame> received = new ArrayDeque<>(WINDOW);
    private boolean inputEnded;
    private boolean over;
    private boolean closed;
    private Runnable whenOver = () -> { };

    private ByteStream(ClientCall<Frame, Frame> call) {
        this.call = call;
    }

    static ByteStream open(Channel channel, SessionMethods methods, String id) {
        ByteStream stream = new ByteStream(channel.newCall(methods.stream(), CallOptions.DEFAULT.withOnReadyThreshold(AHEAD_BYTES)));
        Metadata headers = new Metadata();
        headers.put(SessionMethods.STREAM_ID, id);
        stream.call.start(stream.new Events(), headers);
        stream.call.request(WINDOW);
        return stream;
    }

    /// The action runs once, on any thread, when the call is over: by this side, the other, or the connection's end.
    void whenOver(Runnable action) {
        lock.lock();
        try {
            if (!over) {
                whenOver = action;
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /// Blocks while the connection takes no more.
    ///
    /// @throws IOException when the call is over
    void send(Frame frame) throws IOException {
        lock.lock();
        try {
            while (!over && !closed && !call.isReady()) {
                await();
            }
            if (over || closed) {
                throw new IOException("the reader went away");
            }
            call.sendMessage(frame);
        } finally {
            lock.unlock();
        }
    }

    /// Blocks for the next frame; empty when the input ended, which the server says with an empty STDIN frame or by ending the call.
    Optional<Frame> receive() throws IOException {
        lock.lock();
        try {
            while (received.isEmpty() && !inputEnded && !over && !closed) {
                await();
            }
            if (received.isEmpty()) {
                return Optional.empty();
            }
            Frame frame = received.remove();
            call.request(1);
            if (frame.channel() == Frame.Channel.STDIN && frame.bytes().length == 0) {
                inputEnded = true;
                return received.isEmpty() ? Optional.empty() : receive();
            }
            return Optional.of(frame);
        } finally {
            lock.unlock();
        }
    }

    /// Sends as STDOUT frames what the input gives, each piece as it comes, until its end.
    void sendAll(InputStream input) throws IOException {
        byte[] block = new byte[SMALL_BLOCK];
        for (int count = input.read(block); count >= 0; count = input.read(block)) {
            send(new Frame(Frame.Channel.STDOUT, Arrays.copyOf(block, count)));
            if (count == SMALL_BLOCK && block.length == SMALL_BLOCK) {
                block = new byte[Frame.MAX_BYTES];
            }
        }
    }

    /// Writes what frames bring, until the input ends. For streams that bring nothing else.
    void receiveAll(OutputStream output) throws IOException {
        for (Optional<Frame> frame = receive(); frame.isPresent(); frame = receive()) {
            output.write(frame.get().bytes());
        }
    }

    private void await() throws InterruptedIOException {
        try {
            changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /// Ends this side; everything sent still arrives.
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed && !over) {
                call.halfClose();
            }
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Events extends ClientCall.Listener<Frame> {
        @Override
        public void onMessage(Frame frame) {
            change(() -> received.add(frame));
        }

        @Override
        public void onReady() {
            change(() -> { });
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            change(() -> over = true);
            whenOver.run();
        }

        private void change(Runnable action) {
            lock.lock();
            try {
                action.run();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
