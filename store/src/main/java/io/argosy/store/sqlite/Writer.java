package io.argosy.store.sqlite;

import io.argosy.store.CommitResult;
import io.argosy.store.StoreException;
import io.argosy.store.state.Publication;
import io.argosy.store.state.State;
import io.argosy.store.state.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The thread that owns the disk. What comes in while one write is on its way to the disk goes with the next, all in one:
/// each order is decided in turn against the state before it, and all of them become durable together.
final class Writer implements AutoCloseable {

    private static final int MOST_WAITING = 1024;
    private static final int MOST_TOGETHER = 128;
    private static final Duration END = Duration.ofSeconds(30);

    /// Makes the thread look whether it is to end.
    private static final Function<State, Step> WAKE = state -> new Step(state, new CommitResult.Committed(state.revision()), List.of());

    private final Disk disk;
    private final Publication publication;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final LinkedBlockingQueue<Order> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;
    private Optional<Batch> doubtful = Optional.empty();

    Writer(Disk disk, Publication publication) {
        this.disk = disk;
        this.publication = publication;
        this.thread = Thread.ofPlatform().name("store-writer").daemon().unstarted(this::run);
    }

    void begin() {
        thread.start();
    }

    /// Waits until the outcome is durable, also when the caller is interrupted.
    ///
    /// @throws StoreException when it did not happen, or may not have
    Step carryOut(Function<State, Step> decide) {
        Order order = Order.of(decide);
        room.acquireUninterruptibly();
        try {
            queue.add(order);
            if (ended) {
                refuseWaiting();
            }
            return order.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            room.release();
        }
    }

    private void run() {
        try {
            while (!closed || !queue.isEmpty()) {
                carryOut(nextOrders());
            }
        } finally {
            ended = true;
            refuseWaiting();
        }
    }

    private List<Order> nextOrders() {
        List<Order> orders = new ArrayList<>();
        try {
            orders.add(queue.take());
            queue.drainTo(orders, MOST_TOGETHER - 1);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread to end it; an end comes as an order.
        }
        return orders;
    }

    private void carryOut(List<Order> orders) {
        try {
            settleDoubt();
            Batch batch = Batch.decide(publication.current(), orders);
            if (batch.changesAnything()) {
                write(batch);
            }
            batch.answer();
        } catch (SQLException e) {
            refuse(orders, Troubles.explain(disk.path(), e, mayHaveHappened()));
        } catch (StoreException e) {
            refuse(orders, e);
        } catch (RuntimeException | Error e) {
            refuse(orders, new StoreException(StoreException.Kind.BROKEN, "the writer of " + disk.path() + " failed",
                    "restart the server; nothing that was acknowledged is lost", mayHaveHappened(), e));
        }
    }

    /// In doubt from the first write until readers see it.
    private void write(Batch batch) throws SQLException {
        doubtful = Optional.of(batch);
        disk.prepare(batch.rows().values(), batch.after());
        disk.commit();
        show(batch);
    }

    private void show(Batch batch) {
        publication.show(batch.after(), batch.rows().keySet());
        doubtful = Optional.empty();
    }

    private boolean mayHaveHappened() {
        try {
            disk.takeBack();
            return settleDoubt();
        } catch (SQLException | StoreException e) {
            return true;
        }
    }

    /// Finds out what became of a batch that failed. What is on disk counts: memory follows it.
    ///
    /// @return whether it turned out to have happened
    private boolean settleDoubt() throws SQLException {
        if (doubtful.isEmpty()) {
            return false;
        }
        Batch batch = doubtful.get();
        boolean happened = sameMark(disk.mark(), batch.after());
        if (happened) {
            show(batch);
        }
        doubtful = Optional.empty();
        return happened;
    }

    private static boolean sameMark(State one, State other) {
        return one.revision() == other.revision() && one.fence().equals(other.fence());
    }

    private static void refuse(List<Order> orders, StoreException why) {
        orders.forEach(order -> order.answer().completeExceptionally(why));
    }

    private void refuseWaiting() {
        List<Order> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        refuse(waiting, Troubles.of(StoreException.Kind.CLOSED, disk.path()));
    }

    /// Finishes what is waiting, then ends.
    @Override
    public void close() {
        closed = true;
        queue.add(Order.of(WAKE));
        try {
            if (!thread.join(END)) {
                throw new StoreException(StoreException.Kind.BROKEN, "the disk of " + disk.path() + " does not answer", "look for errors of the disk", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
