package io.argosy.control.change;

import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.model.leadership.Fence;
import io.argosy.store.CommitResult;
import io.argosy.store.Leadership;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.StoreException;
import io.argosy.store.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Carries edits out under this server's leadership, and refuses them while it has none. Safe for any number of threads.
public final class Editor {

    private static final int TRIES = 20;

    private final Store store;
    private final Supplier<Optional<Leadership>> leadership;
    private final InstantSource clock;

    /// For what begins and ends with one leadership.
    public Editor(Store store, Leadership leadership, InstantSource clock) {
        this(store, () -> Optional.of(leadership), clock);
    }

    /// @param leadership asked for at each edit; empty while another server leads
    public Editor(Store store, Supplier<Optional<Leadership>> leadership, InstantSource clock) {
        this.store = store;
        this.leadership = leadership;
        this.clock = clock;
    }

    public Snapshot snapshot() {
        return store.snapshot();
    }

    public Instant now() {
        return clock.instant();
    }

    /// Decides on a snapshot and writes what was decided; decides anew when a record it relies on changed meanwhile. A refusal writes nothing, and
    /// neither does an edit that was left empty.
    public <T> Result<T> edit(Function<Edit, Result<T>> decision) {
        Optional<Leadership> mine = leadership.get();
        if (mine.isEmpty()) {
            return Result.refused(FaultCode.NOT_LEADING, "this server does not lead" + store.leader().map(other -> ", %s does".formatted(other)).orElse(""),
                    "ask the server that leads");
        }
        for (int tries = 0; tries < TRIES; tries++) {
            Edit edit = begin(mine.get().fence());
            Result<T> result = decision.apply(edit);
            Transaction transaction = edit.build();
            if (result instanceof Result.Refused<T> || transaction.isEmpty()) {
                return result;
            }
            CommitResult outcome;
            try {
                outcome = store.commit(transaction);
            } catch (StoreException e) {
                return Result.refused(FaultCode.STORE_FAILED, problem(e), e.remedy());
            }
            switch (outcome) {
                case CommitResult.Committed _ -> {
                    return result;
                }
                case CommitResult.Conflict _ -> { }
                case CommitResult.Deposed deposed -> {
                    return Result.refused(FaultCode.NOT_LEADING, "another server leads since term " + deposed.latest(), "ask that server");
                }
                case CommitResult.Refused refused -> {
                    return Result.refused(FaultCode.TOO_LARGE, refused.detail(), "ask for less at a time, or for smaller contents");
                }
            }
        }
        return Result.refused(FaultCode.BUSY, "others change the same records all the time", "try again");
    }

    /// The message without the remedy, which it ends with.
    private static String problem(StoreException failure) {
        String message = failure.getMessage();
        String remedy = ": " + failure.remedy();
        return message.endsWith(remedy) ? message.substring(0, message.length() - remedy.length()) : message;
    }

    /// The same for loops, whose decisions have no answer.
    ///
    /// @throws NotWritten when it could not be written: the loop's next pass tries again
    public void write(Consumer<Edit> decision) {
        Result<Boolean> result = edit(edit -> {
            decision.accept(edit);
            return Result.done(true);
        });
        if (result instanceof Result.Refused<Boolean>(Fault fault)) {
            throw new NotWritten(fault);
        }
    }

    /// An edit that is never written.
    public Edit trial() {
        return begin(store.snapshot().fence());
    }

    private Edit begin(Fence fence) {
        return new Edit(store.snapshot(), clock.instant(), Transaction.under(fence));
    }
}
