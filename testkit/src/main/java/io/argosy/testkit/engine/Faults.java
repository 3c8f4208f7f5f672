package io.argosy.testkit.engine;

import io.argosy.engine.EngineException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a fake engine's calls were, and what becomes of the next ones. All calls of an engine go through here, one at a time.
public final class Faults {
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Queue<EngineException>> failures = new HashMap<>();
    private int changes;
    private int killAt = -1;
    private boolean killBefore;
    private boolean killed;
    private boolean down;
    private Function<String, Optional<EngineException>> trouble = _ -> Optional.empty();

    /// The end of the process that called, as `kill -9` would bring it about.
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed in the middle of an engine call", null, false, false);
        }
    }

    /// The next call of that name fails instead of doing anything. Several are failed one after another.
    public synchronized void failNext(String call, EngineException failure) {
        failures.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(failure);
    }

    /// Asked at each call, by its name, whether it fails instead of doing anything.
    public synchronized void trouble(Function<String, Optional<EngineException>> asked) {
        trouble = asked;
    }

    /// Kills the caller at a call that changes something, counted from 1 from now on; it and all later calls throw until [#revive].
    ///
    /// @param before whether the engine had not done it yet
    public synchronized void killAtChange(int number, boolean before) {
        killAt = changes + number;
        killBefore = before;
    }

    public synchronized boolean killed() {
        return killed;
    }

    public synchronized void revive() {
        killed = false;
        killAt = -1;
    }

    public synchronized void down(boolean value) {
        down = value;
    }

    /// Calls so far, such as `start web.1`.
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized long count(String prefix) {
        return calls.stream().filter(call -> call.startsWith(prefix)).count();
    }

    synchronized <T> T read(String call, String on, Supplier<T> effect) {
        enter(call, on);
        return effect.get();
    }

    synchronized <T> T change(String call, String on, Supplier<T> effect) {
        enter(call, on);
        changes++;
        die(killBefore);
        T result = effect.get();
        die(!killBefore);
        return result;
    }

    /// What happens on the machine without anybody calling.
    synchronized void happens(Runnable effect) {
        effect.run();
    }

    private void die(boolean here) {
        if (here && changes == killAt) {
            killed = true;
            throw new Killed();
        }
    }

    private void enter(String call, String on) {
        if (killed) {
            throw new Killed();
        }
        calls.add(call + " " + on);
        if (down) {
            throw new EngineException.Unreachable("the engine is down", new IOException("down"));
        }
        Queue<EngineException> waiting = failures.get(call);
        if (waiting != null && !waiting.isEmpty()) {
            throw waiting.poll();
        }
        trouble.apply(call).ifPresent(failure -> {
            throw failure;
        });
    }
}
