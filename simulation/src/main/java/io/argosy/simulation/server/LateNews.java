package io.argosy.simulation.server;

import io.argosy.model.leadership.Fence;
import io.argosy.simulation.time.Life;
import io.argosy.simulation.time.Timeline;
import io.argosy.store.Leadership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A leadership whose holder hears late that it is over.
final class LateNews implements Leadership {

    private final Leadership leadership;
    private final List<Runnable> actions = new ArrayList<>();
    private final BooleanSupplier reached;
    private boolean over;

    /// @param reached whether the way to the store is open
    LateNews(Leadership leadership, Timeline timeline, Life life, Duration late, BooleanSupplier reached) {
        this.leadership = leadership;
        this.reached = reached;
        leadership.whenOver(() -> timeline.after(late, life, this::heard));
    }

    private void heard() {
        if (!over) {
            over = true;
            List.copyOf(actions).forEach(Runnable::run);
        }
    }

    @Override
    public Fence fence() {
        return leadership.fence();
    }

    @Override
    public boolean current() {
        return !over;
    }

    /// The store is asked, and knows at once.
    @Override
    public boolean confirmed() {
        if (!reached.getAsBoolean()) {
            throw ServerStore.unreached(false);
        }
        return !over && leadership.current();
    }

    @Override
    public void whenOver(Runnable action) {
        if (over) {
            action.run();
        } else {
            actions.add(action);
        }
    }

    @Override
    public void close() {
        leadership.close();
        heard();
    }
}
