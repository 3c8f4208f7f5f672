package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.fleet.EngineLink;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A link for one exchange. Closed after [#leftClean()] it is kept for the next exchange, otherwise it ends. Closing it again does nothing, so that who closes late ends nobody else's exchange.
public final class LentLink implements EngineLink {

    private final EngineLink link;
    private final Consumer<EngineLink> keeper;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean clean;

    LentLink(EngineLink link, Consumer<EngineLink> keeper) {
        this.link = link;
        this.keeper = keeper;
    }

    @Override
    public InputStream input() {
        return link.input();
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
