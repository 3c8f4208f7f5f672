package io.argosy.agent.lease;

import io.argosy.agent.local.Rounds;
import io.argosy.api.session.AgentMessage.KeepLeases;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps leases by asking for them over and over while there is a session, and keeps the guard.
public final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LeaseKeeper.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LeaseBook book;
    private final Boottime clock;
    private final Consumer<KeepLeases> say;
    private final Consumer<TaskId> freed;
    private final Rounds rounds = new Rounds("leases", this::round);
    private volatile boolean open;
    private volatile boolean atOnce;
    private Duration lastAsked = Duration.ZERO;
    private String lastProblem = "";

    /// @param say tells the server; returns at once, and does nothing without a session
    /// @param freed wakes a task that may run now
    public LeaseKeeper(LeaseBook book, Boottime clock, Consumer<KeepLeases> say, Consumer<TaskId> freed) {
        this.book = book;
        this.clock = clock;
        this.say = say;
        this.freed = freed;
    }

    public void start() {
        rounds.start();
    }

    /// @param now whether there is a session from now on
    public void session(boolean now) {
        open = now;
        if (now) {
            soon();
        }
    }

    public void assign(Collection<TaskItem> items) {
        if (book.assign(items)) {
            soon();
        }
    }

    private void soon() {
        atOnce = true;
        rounds.signal();
    }

    public void granted(LeasesKept kept) {
        book.granted(kept).forEach(freed);
    }

    /// Asks when it is time to, and looks after the guard. One at a time.
    ///
    /// @return when to do it again at the latest
    public synchronized Duration round() {
        Optional<Duration> every = book.askEvery();
        boolean due = every.isPresent() && clock.now().minus(lastAsked).compareTo(every.get()) >= 0;
        if (open && (atOnce || due)) {
            atOnce = false;
            lastAsked = clock.now();
            book.ask().ifPresent(say);
        }
        String problem = book.watch().orElse("");
        if (!problem.isEmpty() && !problem.equals(lastProblem)) {
            LOG.log(Level.ERROR, "the guard of exclusive tasks does not run: " + problem);
        }
        lastProblem = problem;
        return every.filter(pause -> pause.compareTo(LOOK) < 0).orElse(LOOK);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
