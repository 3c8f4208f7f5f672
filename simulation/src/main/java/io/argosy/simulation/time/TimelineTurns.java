package io.argosy.simulation.time;

import io.argosy.store.turn.Turn;
import io.argosy.store.turn.Turns;
import io.argosy.store.turn.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Turns as events of a timeline, each a little after its signal, so that works that are woken together run in any order.
public final class TimelineTurns implements Turns {

    private static final int JITTER_MICROS = 3_000;

    private final Timeline timeline;
    private final Life life;
    private final RandomGenerator random;
    private final List<Planned> all = new ArrayList<>();

    /// @param life of the process whose works these are
    public TimelineTurns(Timeline timeline, Life life, RandomGenerator random) {
        this.timeline = timeline;
        this.life = life;
        this.random = random;
    }

    @Override
    public Turn prepare(String name, Work work) {
        all.removeIf(turn -> turn.halted);
        Planned turn = new Planned(name, work);
        all.add(turn);
        return turn;
    }

    /// Whether no work of these names has a turn coming that it was signalled for.
    public boolean idle(String... names) {
        List<String> asked = List.of(names);
        return all.stream().noneMatch(turn -> turn.signalled && !turn.halted && asked.contains(turn.name));
    }

    private final class Planned implements Turn {
        private final String name;
        private final Work work;
        private boolean started;
        private boolean running;
        private boolean signalled = true;
        private boolean halted;
        private long plan;

        private Planned(String name, Work work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public void start() {
            started = true;
            plan(jitter());
        }

        @Override
        public void signal() {
            boolean news = !signalled;
            signalled = true;
            if (news && started && !running && !halted) {
                plan(jitter());
            }
        }

        private Duration jitter() {
            return Duration.ofNanos(random.nextInt(JITTER_MICROS) * 1_000L);
        }

        /// Instead of what was planned before.
        private void plan(Duration delay) {
            long mine = ++plan;
            timeline.after(delay, life, () -> {
                if (mine == plan && !halted) {
                    take();
                }
            });
        }

        private void take() {
            signalled = false;
            running = true;
            Optional<Duration> wait = work.run();
            running = false;
            if (signalled) {
                plan(jitter());
            } else {
                wait.ifPresent(this::plan);
            }
        }

        @Override
        public void halt() {
            halted = true;
        }

        @Override
        public boolean awaitEnd(Duration patience) {
            return true;
        }

        @Override
        public void close() {
            halted = true;
        }
    }
}
