package io.argosy.storeetcd;

import com.google.protobuf.ByteString;
import io.argosy.store.state.Row;
import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.argosy.storeetcd.client.Trouble;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Writes to etcd. Each one happens only if `mark` and `leader` are as its writer knows them, and changes `mark`: sent again because
/// nobody knows what became of it, it happens once at most.
final class Ledger {

    private static final Duration ATTEMPT = Duration.ofMillis(800);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);
    private static final long NOBODY = 0;

    private final EtcdClient client;
    private final Layout layout;

    Ledger(EtcdClient client, Layout layout) {
        this.client = client;
        this.layout = layout;
    }

    /// What became of a write.
    sealed interface Outcome {

        /// @param etcdRevision at which it happened
        record Written(long etcdRevision) implements Outcome {
        }

        /// It did not happen: somebody else wrote, or the writer does not lead.
        ///
        /// @param mark as it is now; absent when somebody removed it
        record Refused(Optional<Mark> mark, long markRevision) implements Outcome {
        }
    }

    /// Makes the mark of a place where there is none.
    Outcome create(Mark mark, long giveUp) throws EtcdFailure {
        return send(List.of(created(layout.mark(), NOBODY)), List.of(put(layout.mark(), mark.bytes(), NOBODY)), Optional.of(mark), NOBODY, giveUp);
    }

    /// Becomes the leader where nobody is.
    Outcome claim(Picture now, String server, long lease, Mark next, long giveUp) throws EtcdFailure {
        return send(conditions(now, NOBODY), List.of(leader(server, lease), put(layout.mark(), next.bytes(), NOBODY)), Optional.empty(), lease, giveUp);
    }

    /// Becomes the leader once more, under the same lease.
    Outcome claimAgain(Picture now, String server, Holder holder, Mark next, long giveUp) throws EtcdFailure {
        return send(conditions(now, holder.created()), List.of(leader(server, holder.lease()), put(layout.mark(), next.bytes(), NOBODY)), Optional.of(next), NOBODY, giveUp);
    }

    Outcome release(Picture now, Holder holder, Mark next, long giveUp) throws EtcdFailure {
        return send(conditions(now, holder.created()), List.of(delete(layout.leader()), put(layout.mark(), next.bytes(), NOBODY)), Optional.of(next), NOBODY, giveUp);
    }

    Outcome commit(Picture now, Holder holder, Collection<Row> rows, Mark next, long giveUp) throws EtcdFailure {
        List<RequestOp> writes = new ArrayList<>();
        rows.forEach(row -> writes.add(switch (row) {
            case Row.Written written -> put(layout.record(written.key()), new StoredValue(written.revision(), written.json()).bytes(), NOBODY);
            case Row.Gone gone -> delete(layout.record(gone.key()));
        }));
        writes.add(put(layout.mark(), next.bytes(), NOBODY));
        return send(conditions(now, holder.created()), writes, Optional.of(next), NOBODY, giveUp);
    }

    /// Sends until an answer is known.
    ///
    /// @param mine the mark that only this write leaves @param lease the lease that only this write binds the leader to
    /// @param giveUp of [System#nanoTime()]; then it is in doubt what became of it
    private Outcome send(List<Compare> conditions, List<RequestOp> writes, Optional<Mark> mine, long lease, long giveUp) throws EtcdFailure {
        TxnRequest request = TxnRequest.newBuilder().addAllCompare(conditions).addAllSuccess(writes)
                .addFailure(get(layout.mark())).addFailure(get(layout.leader())).build();
        boolean sentBefore = false;
        while (true) {
            try {
                return judge(client.once(KVGrpc.getTxnMethod(), request, attempt(giveUp)), mine, lease, sentBefore);
            } catch (EtcdFailure e) {
                if (e.trouble() == Trouble.NO_SPACE) {
                    return look(conditions, mine, lease, sentBefore, giveUp, e);
                }
                if (!e.trouble().passes() || System.nanoTime() - giveUp >= 0 || Thread.currentThread().isInterrupted()) {
                    throw sentBefore || e.inDoubt() ? e.doubted() : e;
                }
                sentBefore = true;
                pause();
            }
        }
    }

    /// The write that fills etcd up may be carried out and answered as refused, both: what etcd holds now tells. It answers questions when it is full, too.
    private Outcome look(List<Compare> conditions, Optional<Mark> mine, long lease, boolean sentBefore, long giveUp, EtcdFailure full) throws EtcdFailure {
        TxnRequest question = TxnRequest.newBuilder().addAllCompare(conditions).addFailure(get(layout.mark())).addFailure(get(layout.leader())).build();
        TxnResponse answer;
        try {
            answer = client.once(KVGrpc.getTxnMethod(), question, attempt(giveUp));
        } catch (EtcdFailure e) {
            full.addSuppressed(e);
            throw full.doubted();
        }
        if (answer.getSucceeded()) {
            throw sentBefore ? full.doubted() : full;
        }
        return judge(answer, mine, lease, true);
    }

    private Outcome judge(TxnResponse answer, Optional<Mark> mine, long lease, boolean sentBefore) throws EtcdFailure {
        if (answer.getSucceeded()) {
            return new Outcome.Written(answer.getHeader().getRevision());
        }
        Optional<KeyValue> mark = first(answer, 0);
        Optional<KeyValue> leader = first(answer, 1);
        Optional<Mark> found = mark.map(kv -> Mark.read(kv.getKey(), kv.getValue()));
        if (sentBefore && mine.isPresent() && found.equals(mine)) {
            return new Outcome.Written(mark.orElseThrow().getModRevision());
        }
        if (sentBefore && lease != NOBODY && leader.filter(kv -> kv.getLease() == lease).isPresent()) {
            return new Outcome.Written(leader.orElseThrow().getModRevision());
        }
        if (sentBefore && mine.isPresent() && found.isPresent() && found.get().fence().compareTo(mine.get().fence()) > 0) {
            throw new EtcdFailure(Trouble.OTHER, "another server led before etcd answered what became of a write", true, null);
        }
        return new Outcome.Refused(found, mark.map(KeyValue::getModRevision).orElse(NOBODY));
    }

    private static Optional<KeyValue> first(TxnResponse answer, int place) {
        return answer.getResponses(place).getResponseRange().getKvsList().stream().findFirst();
    }

    private List<Compare> conditions(Picture now, long leaderCreated) {
        return List.of(
                Compare.newBuilder().setKey(layout.mark()).setTarget(Compare.CompareTarget.MOD).setResult(Compare.CompareResult.EQUAL)
                        .setModRevision(now.markRevision()).build(),
                created(layout.leader(), leaderCreated));
    }

    private static Compare created(ByteString key, long revision) {
        return Compare.newBuilder().setKey(key).setTarget(Compare.CompareTarget.CREATE).setResult(Compare.CompareResult.EQUAL).setCreateRevision(revision).build();
    }

    private RequestOp leader(String server, long lease) {
        return put(layout.leader(), ByteString.copyFromUtf8(server), lease);
    }

    static RequestOp put(ByteString key, ByteString value, long lease) {
        return RequestOp.newBuilder().setRequestPut(PutRequest.newBuilder().setKey(key).setValue(value).setLease(lease)).build();
    }

    static RequestOp delete(ByteString key) {
        return RequestOp.newBuilder().setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(key)).build();
    }

    private static RequestOp get(ByteString key) {
        return RequestOp.newBuilder().setRequestRange(RangeRequest.newBuilder().setKey(key)).build();
    }

    private static Duration attempt(long giveUp) {
        Duration left = Duration.ofNanos(Math.max(1, giveUp - System.nanoTime()));
        return left.compareTo(ATTEMPT) < 0 ? left : ATTEMPT;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
