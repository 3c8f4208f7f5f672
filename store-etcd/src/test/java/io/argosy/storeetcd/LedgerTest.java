package io.argosy.storeetcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.model.leadership.Fence;
import io.argosy.store.state.State;
import io.argosy.storeetcd.address.EtcdAddress;
import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.argosy.storeetcd.client.Trouble;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.ResponseOp;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of writes to an etcd that has no room, as etcd's quota has it: the write that goes beyond it is carried out, and answered as refused all the same.
class LedgerTest {

    private static final Fence FENCE = new Fence(1, 1);
    private static final Mark BEFORE = Mark.of(FENCE, 4);
    private static final Mark NEXT = Mark.of(FENCE, 5);
    private static final Holder HOLDER = new Holder("one", 7, 1);

    private final FullEtcd etcd = new FullEtcd();
    private Server server;
    private EtcdClient client;
    private Ledger ledger;

    @BeforeEach
    void start() throws IOException {
        server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create()).addService(etcd).addService(new Version()).build().start();
        client = EtcdClient.connect(EtcdAddress.parse("http://127.0.0.1:" + server.getPort() + "/p"));
        ledger = new Ledger(client, new Layout("p"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    private Ledger.Outcome commit() throws EtcdFailure {
        Picture now = new Picture(State.empty(4, FENCE), FullEtcd.FIRST, BEFORE, FullEtcd.FIRST, Optional.of(HOLDER));
        return ledger.commit(now, HOLDER, List.of(), NEXT, System.nanoTime() + Duration.ofSeconds(5).toNanos());
    }

    @Test
    void aWriteThatWasCarriedOutIsWrittenThoughEtcdSaysItIsFull() throws EtcdFailure {
        etcd.carriesOut = true;
        assertThat(commit()).isEqualTo(new Ledger.Outcome.Written(FullEtcd.FIRST + 1));
    }

    @Test
    void aWriteThatWasNotCarriedOutIsRefusedForCertain() {
        EtcdFailure failure = catchThrowableOfType(EtcdFailure.class, this::commit);
        assertThat(failure.trouble()).isEqualTo(Trouble.NO_SPACE);
        assertThat(failure.inDoubt()).isFalse();
    }

    @Test
    void aWriteThatNothingCanBeFoundOutOfIsInDoubt() {
        etcd.carriesOut = true;
        etcd.answersQuestions = false;
        EtcdFailure failure = catchThrowableOfType(EtcdFailure.class, this::commit);
        assertThat(failure.trouble()).isEqualTo(Trouble.NO_SPACE);
        assertThat(failure.inDoubt()).isTrue();
    }

    /// Holds a mark; looks at no other condition.
    private static final class FullEtcd extends KVGrpc.KVImplBase {

        static final long FIRST = 20;

        private volatile boolean carriesOut;
        private volatile boolean answersQuestions = true;
        private KeyValue mark = KeyValue.newBuilder().setValue(BEFORE.bytes()).setModRevision(FIRST).build();

        @Override
        public synchronized void txn(TxnRequest request, StreamObserver<TxnResponse> answer) {
            boolean holds = request.getCompareList().stream()
                    .filter(compare -> compare.getTarget() == Compare.CompareTarget.MOD).allMatch(compare -> compare.getModRevision() == mark.getModRevision());
            List<RequestOp> puts = request.getSuccessList().stream().filter(RequestOp::hasRequestPut).toList();
            if (holds && !puts.isEmpty()) {
                if (carriesOut) {
                    mark = mark.toBuilder().setValue(puts.getLast().getRequestPut().getValue()).setModRevision(mark.getModRevision() + 1).build();
                }
                answer.onError(Status.RESOURCE_EXHAUSTED.withDescription("etcdserver: mvcc: database space exceeded").asRuntimeException());
            } else if (!answersQuestions) {
                answer.onError(Status.UNAVAILABLE.asRuntimeException());
            } else {
                TxnResponse.Builder found = TxnResponse.newBuilder().setSucceeded(holds).setHeader(ResponseHeader.newBuilder().setRevision(mark.getModRevision()));
                if (!holds) {
                    found.addResponses(ResponseOp.newBuilder().setResponseRange(RangeResponse.newBuilder().addKvs(mark)))
                            .addResponses(ResponseOp.newBuilder().setResponseRange(RangeResponse.getDefaultInstance()));
                }
                answer.onNext(found.build());
                answer.onCompleted();
            }
        }
    }

    private static final class Version extends MaintenanceGrpc.MaintenanceImplBase {

        @Override
        public void status(StatusRequest request, StreamObserver<StatusResponse> answer) {
            answer.onNext(StatusResponse.newBuilder().setVersion("3.4.23").build());
            answer.onCompleted();
        }
    }
}
