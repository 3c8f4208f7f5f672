package io.argosy.simulation.server;

import io.argosy.model.leadership.Fence;
import io.argosy.simulation.time.Chance;
import io.argosy.simulation.time.Killed;
import io.argosy.simulation.time.Life;
import io.argosy.simulation.time.Timeline;
import io.argosy.store.Change;
import io.argosy.store.CommitResult;
import io.argosy.store.Key;
import io.argosy.store.Leadership;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.StoreException;
import io.argosy.store.Subscription;
import io.argosy.store.Table;
import io.argosy.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The common store as one server process has it: the way to it may be cut, slow, and the process may die at a commit.
final class ServerStore implements Store {

    private static final int TROUBLE_ONE_IN = 12;
    private static final Key SOMEBODYS = new Key("apps", "somebody/was-faster");
    private static final Duration NOTICE = Duration.ofSeconds(3);
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Store common;
    private final Timeline timeline;
    private final Life life;
    private final Chance chance;
    private final List<Listening> listenings = new ArrayList<>();
    private Optional<Snapshot> frozen = Optional.empty();
    private int late;
    private boolean slow;
    private boolean troubled;
    private int commitsToDeath = -1;
    private Fence fence;

    /// One listener, which hears nothing while the way is cut and then that everything may have changed.
    private final class Listening implements Subscription {
        private final Subscription common;
        private final Consumer<Change> listener;
        private boolean missed;
        private boolean closed;

        private Listening(Set<? extends Table<?, ?>> tables, Consumer<Change> listener) {
            this.listener = listener;
            this.common = ServerStore.this.common.watch(tables, this::told);
        }

        private void told(Change change) {
            if (life.ended() || closed) {
                return;
            }
            if (frozen.isPresent()) {
                missed = true;
            } else if (life.paused()) {
                late++;
                timeline.soon(life, () -> {
                    late--;
                    told(change);
                });
            } else {
                listener.accept(change);
            }
        }

        private void catchUp() {
            if (missed && !closed) {
                missed = false;
                listener.accept(new Change(snapshot(), Set.of(), true));
            }
        }

        @Override
        public Snapshot start() {
            return snapshot();
        }

        @Override
        public void close() {
            closed = true;
            listenings.remove(this);
            common.close();
        }
    }

    ServerStore(Store common, Timeline timeline, Life life, Chance chance) {
        this.common = common;
        this.timeline = timeline;
        this.life = life;
        this.chance = chance;
    }

    /// Until [#restore] the server sees the state as it is now, and nothing it writes arrives.
    void cut() {
        frozen = Optional.of(frozen.orElseGet(common::snapshot));
    }

    private boolean reached() {
        return frozen.isEmpty();
    }

    void restore() {
        frozen = Optional.empty();
        timeline.soon(life, () -> List.copyOf(listenings).forEach(Listening::catchUp));
    }

    /// Whether everybody who listens heard of all that changed.
    boolean quiet() {
        return late == 0 && frozen.isEmpty() && listenings.stream().noneMatch(listening -> listening.missed);
    }

    void slow(boolean value) {
        slow = value;
    }

    /// Whether others are faster now and then, and answers get lost.
    void trouble(boolean value) {
        troubled = value;
    }

    /// The process dies at one of its next commits, before or after it.
    void dieAt(int commits) {
        commitsToDeath = commits;
    }

    /// Under which the process writes and speaks.
    Fence fence() {
        return fence;
    }

    /// Nobody of a process that is gone listens.
    void drop() {
        List.copyOf(listenings).forEach(Listening::close);
    }

    @Override
    public Snapshot snapshot() {
        return frozen.orElseGet(common::snapshot);
    }

    @Override
    public CommitResult commit(Transaction transaction) {
        if (life.ended()) {
            throw new Killed(life);
        }
        if (frozen.isPresent()) {
            throw unreached(false);
        }
        if (troubled) {
            switch (chance.nextInt(TROUBLE_ONE_IN)) {
                case 0 -> {
                    return new CommitResult.Conflict(SOMEBODYS, Optional.empty(), Optional.of(1L));
                }
                case 1 -> throw unreached(false);
                case 2 -> {
                    common.commit(transaction);
                    throw unreached(true);
                }
                default -> { }
            }
        }
        boolean dies = commitsToDeath >= 0 && commitsToDeath-- == 0;
        if (dies && chance.oneIn(2)) {
            die();
        }
        CommitResult result = common.commit(transaction);
        if (dies) {
            die();
        }
        if (slow && chance.oneIn(3)) {
            stall(chance.between(Duration.ofMillis(20), SLOW));
        }
        return result;
    }

    /// @param inDoubt whether the transaction happened all the same
    static StoreException unreached(boolean inDoubt) {
        return new StoreException(StoreException.Kind.BROKEN, "the store cannot be reached", "mend the network", inDoubt, null);
    }

    private void die() {
        life.end();
        throw new Killed(life);
    }

    /// Whoever waits for the disk does nothing else meanwhile.
    private void stall(Duration time) {
        if (life.awake()) {
            life.pause();
            timeline.after(time, Life.ALWAYS, () -> life.resume(timeline));
        }
    }

    @Override
    public Leadership lead(String server) throws InterruptedException {
        Leadership led = common.lead(server);
        fence = led.fence();
        return new LateNews(led, timeline, life, chance.between(Duration.ZERO, NOTICE), this::reached);
    }

    @Override
    public Optional<String> leader() {
        return common.leader();
    }

    @Override
    public Subscription watch(Set<? extends Table<?, ?>> tables, Consumer<Change> listener) {
        Listening listening = new Listening(tables, listener);
        listenings.add(listening);
        return listening;
    }

    @Override
    public void close() {
        drop();
    }
}
