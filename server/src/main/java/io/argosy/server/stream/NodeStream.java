package io.argosy.server.stream;

import io.argosy.api.session.Frame;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One byte stream of a node, seen from the server. One thread may send while another receives; [#close] may come from any thread.
public final class NodeStream implements AutoCloseable {

    /// Frames of the agent that wait here for their reader, at most.
    static final int WINDOW = 16;

    /// What may be on its way to the connection: a sender that waits for each frame is as slow as this machine's turns are.
    private static final int AHEAD_BYTES = 512 * 1024;

    private enum Phase { OPEN, ENDED, BROKEN, CLOSED }

    private final ServerCall<Frame, Frame> call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Frame> received = new ArrayDeque<>(WINDOW);
    private Phase phase = Phase.OPEN;
    private Runnable whenOver = () -> { };

    NodeStream(ServerCall<Frame, Frame> call) {
        this.call = call;
    }

    /// Waits while the connection takes no more.
    ///
    /// @throws StreamBroken when the agent has ended the stream or is gone
    public void send(Frame frame) throws StreamBroken, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (phase == Phase.OPEN && !call.isReady()) {
                changed.await();
            }
            if (phase != Phase.OPEN) {
                throw new StreamBroken("the stream has ended");
            }
            call.sendMessage(frame);
        } finally {
            lock.unlock();
        }
    }

    /// Tells the node that no more input follows; its output goes on.
    public void endInput() throws StreamBroken, InterruptedException {
        send(new Frame(Frame.Channel.STDIN, new byte[0]));
    }

    /// Waits for the next frame; empty when the node has ended the stream.
    ///
    /// @throws StreamBroken when the agent is gone
    public Optional<Frame> receive() throws StreamBroken, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (received.isEmpty() && phase == Phase.OPEN) {
                changed.await();
            }
            if (received.isEmpty()) {
                return atEnd();
            }
            if (phase == Phase.OPEN) {
                call.request(1);
            }
            return Optional.of(received.remove());
        } finally {
            lock.unlock();
        }
    }

    private Optional<Frame> atEnd() throws StreamBroken {
        if (phase == Phase.BROKEN) {
            throw new StreamBroken("the node's agent went away");
        }
        return Optional.empty();
    }

    /// Whether neither side has ended the stream, as far as this one knows.
    public boolean isOpen() {
        lock.lock();
        try {
            return phase == Phase.OPEN;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the stream; what the node still does for it is cancelled.
    @Override
    public void close() {
        lock.lock();
        try {
            if (phase == Phase.OPEN) {
                phase = Phase.CLOSED;
                call.close(Status.CANCELLED.withDescription("the reader went away"), new Metadata());
            }
            received.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The node may have no streams any more; what is not read yet is dropped.
    void breakOff() {
        lock.lock();
        try {
            if (phase == Phase.OPEN) {
                phase = Phase.BROKEN;
                call.close(Status.ABORTED.withDescription("the session of this node is over"), new Metadata());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// @param over run when the call has ended in whatever way
    ServerCall.Listener<Frame> begin(Runnable over) {
        whenOver = over;
        call.setOnReadyThreshold(AHEAD_BYTES);
        call.sendHeaders(new Metadata());
        call.request(WINDOW);
        return new Events();
    }

    /// What gRPC tells of the call; never blocks for long.
    private final class Events extends ServerCall.Listener<Frame> {

        @Override
        public void onMessage(Frame frame) {
            note(() -> received.add(frame));
        }

        @Override
        public void onHalfClose() {
            note(() -> {
                if (phase == Phase.OPEN) {
                    phase = Phase.ENDED;
                    call.close(Status.OK, new Metadata());
                }
            });
        }

        @Override
        public void onCancel() {
            note(() -> phase = phase == Phase.OPEN ? Phase.BROKEN : phase);
            whenOver.run();
        }

        @Override
        public void onComplete() {
            whenOver.run();
        }

        @Override
        public void onReady() {
            note(() -> {});
        }

        private void note(Runnable change) {
            lock.lock();
            try {
                change.run();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
