package io.argosy.storeetcd;

import com.google.protobuf.ByteString;
import io.argosy.model.leadership.Fence;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.store.backup.RawRecord;
import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All records below a prefix, replaced while this program leads there. The mark says so from the first change to the last.
final class Replacement implements AutoCloseable {

    private static final String NAME = "a restore of a backup";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EtcdClient client;
    private final Layout layout;
    private final Lease lease;
    private final ByteString leader;
    private final List<RequestOp> waiting = new ArrayList<>();
    private long bytes;

    private Replacement(EtcdClient client, Layout layout, Lease lease) {
        this.client = client;
        this.layout = layout;
        this.lease = lease;
        this.leader = ByteString.copyFromUtf8("%s (%x)".formatted(NAME, lease.id()));
    }

    /// Takes the lead and removes what is there.
    ///
    /// @throws StoreException when a server leads
    static Replacement begin(EtcdClient client, Layout layout, Fence fence) throws EtcdFailure {
        Lease lease = Lease.grant(client, Timing.STANDARD, () -> {});
        Replacement replacement = new Replacement(client, layout, lease);
        try {
            replacement.takeLead(fence);
            replacement.write(List.of(RequestOp.newBuilder().setRequestDeleteRange(
                    DeleteRangeRequest.newBuilder().setKey(layout.records()).setRangeEnd(layout.endOfRecords())).build()));
            return replacement;
        } catch (EtcdFailure | RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private void takeLead(Fence fence) throws EtcdFailure {
        Compare vacant = Compare.newBuilder().setKey(layout.leader()).setTarget(Compare.CompareTarget.CREATE).setResult(Compare.CompareResult.EQUAL).setCreateRevision(0).build();
        TxnResponse answer = client.once(KVGrpc.getTxnMethod(), TxnRequest.newBuilder().addCompare(vacant)
                .addSuccess(Ledger.put(layout.leader(), leader, lease.id()))
                .addSuccess(Ledger.put(layout.mark(), Mark.of(fence, 0).asUnfinished().bytes(), 0))
                .addFailure(RequestOp.newBuilder().setRequestRange(RangeRequest.newBuilder().setKey(layout.leader()))).build(), PATIENCE);
        if (!answer.getSucceeded()) {
            RangeResponse other = answer.getResponses(0).getResponseRange();
            throw new StoreException(Kind.IN_USE, "%s leads at %s in etcd".formatted(other.getKvs(0).getValue().toStringUtf8(), layout.prefix()),
                    "stop all servers there first", null);
        }
    }

    /// @throws StoreException when etcd cannot take it
    void add(RawRecord record) {
        PutRequest put = PutRequest.newBuilder().setKey(layout.record(record.key()))
                .setValue(ByteString.copyFromUtf8(record.revision() + " " + record.json())).build();
        if (waiting.size() == Batch.MOST_OPERATIONS || bytes + put.getSerializedSize() > Batch.MOST_BYTES) {
            flush();
        }
        waiting.add(RequestOp.newBuilder().setRequestPut(put).build());
        bytes += put.getSerializedSize();
    }

    private void flush() {
        try {
            write(waiting);
            waiting.clear();
            bytes = 0;
        } catch (EtcdFailure e) {
            throw e.explain();
        }
    }

    void finish(Mark mark) throws EtcdFailure {
        flush();
        if (!written(List.of(Ledger.put(layout.mark(), mark.bytes(), 0), Ledger.delete(layout.leader()))) && !isNow(mark)) {
            throw lost();
        }
    }

    private boolean isNow(Mark mark) throws EtcdFailure {
        return client.ask(KVGrpc.getRangeMethod(), RangeRequest.newBuilder().setKey(layout.mark()).build(), PATIENCE)
                .getKvsList().stream().anyMatch(kv -> kv.getValue().equals(mark.bytes()));
    }

    private void write(List<RequestOp> writes) throws EtcdFailure {
        if (!written(writes)) {
            throw lost();
        }
    }

    /// Each of the writes leaves the same however often it happens, so that it may be sent again.
    ///
    /// @return whether this still leads
    private boolean written(List<RequestOp> writes) throws EtcdFailure {
        Compare mine = Compare.newBuilder().setKey(layout.leader()).setTarget(Compare.CompareTarget.VALUE).setResult(Compare.CompareResult.EQUAL).setValue(leader).build();
        return client.ask(KVGrpc.getTxnMethod(), TxnRequest.newBuilder().addCompare(mine).addAllSuccess(writes).build(), PATIENCE).getSucceeded();
    }

    private static StoreException lost() {
        return new StoreException(Kind.BROKEN, "the restore lost its lease in etcd", "restore again; no server opens what is there until then", null);
    }

    @Override
    public void close() {
        lease.close();
    }
}
