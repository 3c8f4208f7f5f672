package io.argosy.storeetcd;

import io.argosy.model.leadership.Fence;
import io.argosy.store.CommitResult;
import io.argosy.store.Key;
import io.argosy.store.StoreException;
import io.argosy.store.state.Encoded;
import io.argosy.store.state.Row;
import io.argosy.store.state.State;
import io.argosy.store.state.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Transactions that become one transaction of etcd, each decided in the state that the one before it left.
///
/// @param rows the last one of each key
record Batch(State after, Map<Key, Row> rows, List<Decided> decided) {

    /// What etcd takes at once as it is shipped, less the mark and room for keys, revisions and framing.
    static final int MOST_OPERATIONS = 126;
    static final long MOST_BYTES = 1_280 * 1024;

    /// A transaction, and the place where its caller waits.
    record Request(Encoded encoded, CompletableFuture<CommitResult> answer) {

        void refuse(StoreException why) {
            answer.completeExceptionally(why);
        }
    }

    record Decided(Request request, CommitResult result) {
    }

    /// @param fence of the leadership of this server; absent while it has none
    static Batch decide(State before, List<Request> requests, Optional<Fence> fence) {
        State state = before;
        Map<Key, Row> rows = new LinkedHashMap<>();
        List<Decided> decided = new ArrayList<>();
        for (Request request : requests) {
            if (fence.isEmpty() || !request.encoded().fence().equals(fence.get())) {
                decided.add(new Decided(request, new CommitResult.Deposed(state.fence())));
                continue;
            }
            Step step = state.apply(request.encoded());
            step.rows().forEach(row -> rows.put(row.key(), row));
            decided.add(new Decided(request, step.result()));
            state = step.after();
        }
        return new Batch(state, rows, decided);
    }

    void answer() {
        decided.forEach(one -> one.request().answer().complete(one.result()));
    }

    /// Nothing of it happened, because the server does not lead any more.
    void answerDeposed(Fence latest) {
        decided.forEach(one -> one.request().answer().complete(new CommitResult.Deposed(latest)));
    }
}
