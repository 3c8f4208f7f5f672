package io.argosy.storeetcd.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.store.StoreException;
import io.grpc.Status;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNAVAILABLE         | etcdserver: no leader                                                    | UNREACHABLE
            UNAVAILABLE         | etcdserver: request timed out                                            | UNREACHABLE
            DEADLINE_EXCEEDED   | deadline exceeded after 0.8s                                             | UNREACHABLE
            RESOURCE_EXHAUSTED  | etcdserver: too many requests                                            | UNREACHABLE
            RESOURCE_EXHAUSTED  | etcdserver: mvcc: database space exceeded                                | NO_SPACE
            RESOURCE_EXHAUSTED  | gRPC message exceeds maximum size 268435456: 300000000                   | FLOOD
            INVALID_ARGUMENT    | etcdserver: request is too large                                         | TOO_LARGE
            INVALID_ARGUMENT    | etcdserver: too many operations in txn request                           | TOO_LARGE
            INVALID_ARGUMENT    | etcdserver: user name is empty                                           | NO_LOGIN
            INVALID_ARGUMENT    | etcdserver: authentication failed, invalid user ID or password           | WRONG_LOGIN
            INVALID_ARGUMENT    | etcdserver: revision of auth store is old                                | STALE_TOKEN
            UNAUTHENTICATED     | etcdserver: invalid auth token                                           | STALE_TOKEN
            FAILED_PRECONDITION | etcdserver: authentication is not enabled                                | LOGIN_NOT_ASKED
            PERMISSION_DENIED   | etcdserver: permission denied                                            | FORBIDDEN
            OUT_OF_RANGE        | etcdserver: mvcc: required revision has been compacted                   | COMPACTED
            NOT_FOUND           | etcdserver: requested lease not found                                    | LEASE_GONE
            DATA_LOSS           | etcdserver: corrupt cluster                                              | DAMAGED
            ALREADY_EXISTS      | something else                                                           | OTHER
            """)
    void isKnownByWhatEtcdSays(Status.Code code, String said, Trouble trouble) {
        assertThat(Trouble.of(Status.fromCode(code).withDescription(said))).isEqualTo(trouble);
    }

    @Test
    void doubtsOnlyWhatMayHaveHappened() {
        assertThat(EtcdFailure.of("h:1", Status.DEADLINE_EXCEEDED).inDoubt()).isTrue();
        assertThat(EtcdFailure.of("h:1", Status.RESOURCE_EXHAUSTED.withDescription("etcdserver: mvcc: database space exceeded")).inDoubt()).isFalse();
    }

    @Test
    void findsTheCauseOfATlsFailure() {
        Status status = Status.UNAVAILABLE.withDescription("io exception").withCause(new SSLHandshakeException("PKIX path building failed"));

        assertThat(Trouble.of(status)).isEqualTo(Trouble.UNTRUSTED);
        assertThat(EtcdFailure.of("h:1", status)).hasMessage("etcd at h:1: io exception, PKIX path building failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.4.0", "3.4.23", "3.5.21", "3.6.0-rc.1", "3.10.1"})
    void takesVersionsFromTheOldestOn(String version) {
        EtcdClient.requireVersion(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.3.25", "2.3.8", "4.0.0", "unknown"})
    void refusesOtherVersions(String version) {
        assertThatThrownBy(() -> EtcdClient.requireVersion(version)).isInstanceOf(StoreException.class)
                .hasMessageContaining("etcd has version " + version).hasMessageContaining("upgrade etcd");
    }
}
