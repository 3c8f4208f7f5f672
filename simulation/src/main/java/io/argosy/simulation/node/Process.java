package io.argosy.simulation.node;

import io.argosy.simulation.time.Chance;
import io.argosy.simulation.time.Killed;
import io.argosy.simulation.time.Life;
import io.argosy.simulation.time.Timeline;
import io.argosy.testkit.engine.Faults;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One run of an agent's process: what it does happens as events, and it may die in the middle of a call of its engine.
final class Process {

    private static final int JITTER_MICROS = 3_000;

    private final Timeline timeline;
    private final Life life;
    private final Chance chance;
    private final Runnable died;
    private final Consumer<String> bug;

    /// @param died told when the process ended by itself, in an engine call
    /// @param bug told of what no fault explains
    Process(Timeline timeline, Life life, Chance chance, Runnable died, Consumer<String> bug) {
        this.timeline = timeline;
        this.life = life;
        this.chance = chance;
        this.died = died;
        this.bug = bug;
    }

    Life life() {
        return life;
    }

    Timeline timeline() {
        return timeline;
    }

    Chance chance() {
        return chance;
    }

    Duration jitter() {
        return Duration.ofNanos(chance.nextInt(JITTER_MICROS) * 1_000L);
    }

    void after(Duration delay, Runnable action) {
        timeline.after(delay, life, () -> doing(action));
    }

    void soon(Runnable action) {
        after(jitter(), action);
    }

    /// Does something now, as this process.
    void doing(Runnable action) {
        try {
            action.run();
        } catch (Faults.Killed _) {
            life.end();
            died.run();
            throw new Killed(life);
        } catch (RuntimeException e) {
            bug.accept(life + " met with a fault: " + e + trace(e));
        }
    }

    private static String trace(RuntimeException e) {
        StackTraceElement[] frames = e.getStackTrace();
        return frames.length == 0 ? "" : " at " + frames[0];
    }

    /// Does something again and again, as the agent's rounds do on a thread.
    Round round(Supplier<Duration> once) {
        return new Round(this, once);
    }

    /// Rounds of one duty.
    static final class Round {
        private final Process process;
        private final Supplier<Duration> once;
        private long plan;
        private boolean soon;

        private Round(Process process, Supplier<Duration> once) {
            this.process = process;
            this.once = once;
        }

        void signal() {
            if (!soon) {
                soon = true;
                plan(process.jitter());
            }
        }

        private void plan(Duration delay) {
            long mine = ++plan;
            process.after(delay, () -> {
                if (mine == plan) {
                    soon = false;
                    Duration next = once.get();
                    if (!soon) {
                        plan(next);
                    }
                }
            });
        }
    }
}
