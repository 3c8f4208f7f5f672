package io.argosy.storeetcd;

import com.google.protobuf.ByteString;
import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import java.time.Duration;
import java.util.Optional;

/// Asks etcd who leads. The read is linearizable: what it says was so at a moment after it was asked, and a member that lost the others does not answer.
final class LeaderLook {

    /// A change of etcd's own leader takes one to two seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EtcdClient client;
    private final Layout layout;

    LeaderLook(EtcdClient client, Layout layout) {
        this.client = client;
        this.layout = layout;
    }

    /// Whether this tenure leads. Waits for two seconds at most.
    boolean leads(Tenure tenure) throws EtcdFailure {
        TxnRequest question = TxnRequest.newBuilder().addSuccess(get(layout.mark())).addSuccess(get(layout.leader())).build();
        TxnResponse answer = client.ask(KVGrpc.getTxnMethod(), question, PATIENCE);
        boolean fence = first(answer, 0).map(kv -> Mark.read(kv.getKey(), kv.getValue()).fence()).equals(Optional.of(tenure.fence()));
        return fence && first(answer, 1).map(Holder::of).equals(Optional.of(tenure.holder()));
    }

    private static RequestOp get(ByteString key) {
        return RequestOp.newBuilder().setRequestRange(RangeRequest.newBuilder().setKey(key)).build();
    }

    private static Optional<KeyValue> first(TxnResponse answer, int place) {
        return answer.getResponses(place).getResponseRange().getKvsList().stream().findFirst();
    }
}
