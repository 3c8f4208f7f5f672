package io.argosy.simulation.server;

import io.argosy.model.leadership.Fence;
import io.argosy.simulation.time.Life;
import io.argosy.simulation.time.Timeline;
import io.argosy.store.Leadership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A leadership whose holder hears late that it is over.
final class LateNews implements Leadership {

    private final Leadership leadership;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean over;

    LateNews(Leadership leadership, Timeline timeline, Life life, Duration late) {
        this.leadership = leadership;
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
