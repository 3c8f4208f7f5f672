package io.argosy.storeetcd;

import io.argosy.model.leadership.Fence;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.store.backup.BackupHeader;
import io.argosy.store.backup.BackupSource;
import io.argosy.store.backup.BackupTarget;
import io.argosy.store.backup.RawRecord;
import io.argosy.storeetcd.address.EtcdAddress;
import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// The records below a prefix in etcd, for backups. Reading goes beside running servers, which go on meanwhile; replacing does not.
public final class EtcdRecords implements BackupSource, BackupTarget, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EtcdClient client;
    private final Layout layout;
    private final InstantSource clock;

    private EtcdRecords(EtcdClient client, InstantSource clock) {
        this.client = client;
        this.layout = new Layout(client.address().prefix());
        this.clock = clock;
    }

    /// @throws StoreException when etcd cannot be reached or refuses
    public static EtcdRecords open(EtcdAddress address, InstantSource clock) {
        return new EtcdRecords(EtcdClient.connect(address), clock);
    }

    @Override
    public void read(Consumer<BackupHeader> begin, Consumer<RawRecord> each) {
        try {
            RangeResponse answer = client.ask(KVGrpc.getRangeMethod(), RangeRequest.newBuilder().setKey(layout.mark()).build(), PATIENCE);
            Mark mark = mark(answer).filter(found -> !found.unfinished()).orElseThrow(() -> new StoreException(
                    Kind.NOT_A_STORE, "there is no state below %s in etcd".formatted(layout.prefix()), "name the address that the servers are given", null));
            begin.accept(BackupHeader.of(clock.instant(), "etcd", mark.fence(), mark.revision()));
            Loader.read(client, layout.records(), layout.endOfRecords(), answer.getHeader().getRevision(), kv -> each.accept(record(kv)));
        } catch (EtcdFailure e) {
            throw e.explain();
        }
    }

    private RawRecord record(KeyValue kv) {
        return layout.recordAt(kv.getKey()).map(key -> {
            StoredValue value = StoredValue.read(key, kv.getValue());
            return new RawRecord(key, value.revision(), value.text());
        }).orElseThrow(() -> new StoreException(Kind.NOT_A_STORE, kv.getKey().toStringUtf8() + " in etcd is not Argosy's", "remove the key", null));
    }

    /// A restore that was not finished is nothing that could be lost.
    @Override
    public Optional<Fence> occupied() {
        try {
            Optional<Mark> mark = mark(client.ask(KVGrpc.getRangeMethod(), RangeRequest.newBuilder().setKey(layout.mark()).build(), PATIENCE));
            long records = client.ask(KVGrpc.getRangeMethod(),
                    RangeRequest.newBuilder().setKey(layout.first()).setRangeEnd(layout.end()).setCountOnly(true).build(), PATIENCE).getCount();
            if (mark.isEmpty() && records > 0) {
                throw new StoreException(Kind.NOT_A_STORE, "the keys below %s in etcd are not Argosy's".formatted(layout.prefix()), "name another prefix", null);
            }
            return mark.filter(found -> !found.unfinished() && found.revision() > 0).map(Mark::fence);
        } catch (EtcdFailure e) {
            throw e.explain();
        }
    }

    @Override
    public Fence latest() {
        try {
            return mark(client.ask(KVGrpc.getRangeMethod(), RangeRequest.newBuilder().setKey(layout.mark()).build(), PATIENCE)).map(Mark::fence).orElse(new Fence(0, 0));
        } catch (EtcdFailure e) {
            throw e.explain();
        }
    }

    private Optional<Mark> mark(RangeResponse answer) {
        return answer.getKvsList().stream().findFirst().map(kv -> Mark.read(kv.getKey(), kv.getValue()));
    }

    /// Until it is done no server opens or leads what is there; servers that wait to lead go on with the new state by themselves.
    @Override
    public void replace(Fence fence, long revision, Consumer<Consumer<RawRecord>> records) {
        try (Replacement replacement = Replacement.begin(client, layout, fence)) {
            records.accept(replacement::add);
            replacement.finish(Mark.of(fence, revision));
        } catch (EtcdFailure e) {
            throw e.explain();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
