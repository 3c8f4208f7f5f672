package io.argosy.store.state;

import io.argosy.model.leadership.Fence;
import io.argosy.store.Leadership;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One leadership. Over when it is closed or the next begins, whichever is first.
public final class Term implements Leadership {

    private final String server;
    private final Fence fence;
    private final Consumer<Term> resign;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean over;

    /// @param server the name that others are shown
    /// @param resign makes the store refuse this fence
    public Term(String server, Fence fence, Consumer<Term> resign) {
        this.server = server;
        this.fence = fence;
        this.resign = resign;
    }

    public String server() {
        return server;
    }

    @Override
    public Fence fence() {
        return fence;
    }

    @Override
    public synchronized boolean current() {
        return !over;
    }

    /// No other process can lead, so it is known here.
    @Override
    public boolean confirmed() {
        return current();
    }

    @Override
    public void whenOver(Runnable action) {
        synchronized (this) {
            if (!over) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /// It is over; runs what waits for that. Does nothing the second time.
    public void end() {
        List<Runnable> waiting;
        synchronized (this) {
            over = true;
            waiting = List.copyOf(actions);
            actions.clear();
        }
        waiting.forEach(Runnable::run);
    }

    @Override
    public void close() {
        if (current()) {
            resign.accept(this);
            end();
        }
    }
}
