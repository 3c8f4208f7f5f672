package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.fleet.EngineLink;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A link for one exchange. Closed after [#leftClean()] it is kept for the next exchange, otherwise it ends. Closing it again does nothing, so that who closes late ends nobody else's exchange.
public final class LentLink implements EngineLink {

    private final EngineLink link;
    private final Consumer<EngineLink> keeper;
    private final Runnable changes;
    private InputStream input;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean clean;

    /// @param changes told that something may have changed at the engine
    LentLink(EngineLink link, Consumer<EngineLink> keeper, Runnable changes) {
        this.link = link;
        this.keeper = keeper;
        this.changes = changes;
        this.input = link.input();
    }

    /// Says, before the input is asked for, what is sent over this link. Where that changes something, it is noted before anything of the answer is read.
    public void carries(String method) {
        if (Changes.changes(method)) {
            changes.run();
            input = new Noting(link.input(), changes);
        }
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return link.output();
    }

    @Override
    public boolean isOpen() {
        return !closed.get() && link.isOpen();
    }

    /// The engine has read all of a request, and all of its answer was read: what follows on this link is something else.
    void leftClean() {
        clean = true;
    }

    /// Notes a change before it gives what it read.
    private static final class Noting extends FilterInputStream {

        private final Runnable changes;

        Noting(InputStream in, Runnable changes) {
            super(in);
            this.changes = changes;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            changes.run();
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            changes.run();
            return count;
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (clean && link.isOpen()) {
                keeper.accept(link);
            } else {
                link.close();
            }
        }
    }
}
