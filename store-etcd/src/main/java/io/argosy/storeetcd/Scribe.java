package io.argosy.storeetcd;

import io.argosy.store.CommitResult;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.store.state.Encoded;
import io.argosy.storeetcd.client.EtcdFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The thread that commits. What comes in while one write is on its way to etcd goes with the next, all in one, as far as etcd takes it.
final class Scribe implements AutoCloseable {

    private static final int MOST_WAITING = 1024;
    private static final Duration END = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final Mirror mirror;
    private final Supplier<Optional<Tenure>> tenure;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final LinkedBlockingQueue<Batch.Request> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private Optional<Batch.Request> first = Optional.empty();
    private volatile boolean closed;

    /// @param tenure of this server, while it leads
    Scribe(Ledger ledger, Mirror mirror, Supplier<Optional<Tenure>> tenure) {
        this.ledger = ledger;
        this.mirror = mirror;
        this.tenure = tenure;
        this.thread = Thread.ofVirtual().name("store-scribe").unstarted(this::run);
    }

    void begin() {
        thread.start();
    }

    /// Waits until the outcome is durable, also when the caller is interrupted.
    CommitResult carryOut(Encoded encoded) {
        Batch.Request request = new Batch.Request(encoded, new CompletableFuture<>());
        room.acquireUninterruptibly();
        try {
            queue.add(request);
            if (closed && !thread.isAlive()) {
                refuseWaiting();
            }
            return request.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            room.release();
        }
    }

    private void run() {
        try {
            while (true) {
                carryOut(nextRequests());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            refuseWaiting();
        }
    }

    /// As many as go into one transaction of etcd; at least one.
    private List<Batch.Request> nextRequests() throws InterruptedException {
        if (first.isEmpty()) {
            first = Optional.of(queue.take());
        }
        List<Batch.Request> requests = new ArrayList<>();
        int operations = 0;
        long bytes = 0;
        while (first.isPresent()) {
            Encoded encoded = first.get().encoded();
            operations += encoded.operations();
            bytes += encoded.bytes();
            if (!requests.isEmpty() && (operations > Batch.MOST_OPERATIONS || bytes > Batch.MOST_BYTES)) {
                break;
            }
            requests.add(first.get());
            first = Optional.ofNullable(queue.poll());
        }
        return requests;
    }

    private void carryOut(List<Batch.Request> requests) {
        try {
            synchronized (mirror) {
                write(requests);
            }
        } catch (EtcdFailure e) {
            refuse(requests, e.explain());
        } catch (StoreException e) {
            refuse(requests, e);
        } catch (RuntimeException | Error e) {
            refuse(requests, new StoreException(Kind.BROKEN, "the writer to etcd failed", "restart the server; nothing that was acknowledged is lost", true, e));
        }
    }

    private void write(List<Batch.Request> requests) throws EtcdFailure {
        Picture now = mirror.picture();
        Optional<Tenure> leading = tenure.get();
        Batch batch = Batch.decide(now.state(), requests, leading.map(Tenure::fence));
        if (batch.rows().isEmpty()) {
            batch.answer();
            return;
        }
        Tenure mine = leading.orElseThrow();
        Mark next = Mark.of(batch.after().fence(), batch.after().revision());
        try {
            switch (ledger.commit(now, mine.holder(), batch.rows().values(), next, mine.lease().validUntil())) {
                case Ledger.Outcome.Written(long revision) -> {
                    mirror.show(now.written(batch.after(), next, revision, now.holder()), batch.rows().keySet());
                    batch.answer();
                }
                case Ledger.Outcome.Refused refused -> {
                    mine.lose();
                    batch.answerDeposed(refused.mark().map(Mark::fence).orElse(now.mark().fence()));
                }
            }
        } catch (EtcdFailure e) {
            if (e.inDoubt()) {
                mine.lose();
            }
            throw e;
        }
    }

    private static void refuse(List<Batch.Request> requests, StoreException why) {
        requests.forEach(request -> request.refuse(why));
    }

    private void refuseWaiting() {
        List<Batch.Request> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        first.ifPresent(waiting::add);
        first = Optional.empty();
        refuse(waiting, closedStore());
    }

    static StoreException closedStore() {
        return new StoreException(Kind.CLOSED, "the store in etcd is closed", "open it again", null);
    }

    /// Finishes what is on its way; what waits is refused.
    @Override
    public void close() {
        closed = true;
        synchronized (mirror) {
            thread.interrupt();
        }
        try {
            if (!thread.join(END)) {
                throw new StoreException(Kind.BROKEN, "etcd does not answer", "look whether it runs", null);
            }
            refuseWaiting();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
