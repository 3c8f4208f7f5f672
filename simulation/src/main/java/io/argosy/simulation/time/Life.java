package io.argosy.simulation.time;

import java.util.ArrayList;
import java.util.List;

/// One run of a process. What is to happen in it does not happen any more when it has ended, and happens later while it is paused.
public final class Life {

    /// Of what belongs to no process: the world, the store.
    public static final Life ALWAYS = new Life("world");

    private final String name;
    private final List<Runnable> kept = new ArrayList<>();
    private boolean ended;
    private boolean paused;

    public Life(String name) {
        this.name = name;
    }

    public boolean ended() {
        return ended;
    }

    public boolean paused() {
        return paused;
    }

    /// Whether what is sent to it is dealt with now.
    public boolean awake() {
        return !ended && !paused;
    }

    public void end() {
        ended = true;
        kept.clear();
    }

    /// As SIGSTOP does.
    public void pause() {
        paused = true;
    }

    /// What fell due meanwhile happens at once, in its order.
    public void resume(Timeline timeline) {
        paused = false;
        List<Runnable> due = List.copyOf(kept);
        kept.clear();
        due.forEach(action -> timeline.soon(this, action));
    }

    void keep(Runnable action) {
        kept.add(action);
    }

    @Override
    public String toString() {
        return name;
    }
}
