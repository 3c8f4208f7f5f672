package io.argosy.storeetcd;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.store.Harbour.Berth;
import io.argosy.store.Leadership;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.storeetcd.address.EtcdAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a store does not open or write, and what it says then.
@Timeout(90)
class RefusalTest {

    @TempDir
    private Path directory;
    private EtcdProcess etcd;

    @AfterEach
    void stop() {
        if (etcd != null) {
            etcd.close();
        }
    }

    @Test
    void anEtcdThatIsNotThere() {
        refused("http://127.0.0.1:1/p", Kind.BROKEN, "127.0.0.1:1", "most members of etcd run");
    }

    @Test
    void placesThatAreNotArgosys() {
        etcd = EtcdProcess.start(directory);
        etcd.ctl("put", "/theirs/thing", "x");
        etcd.ctl("put", "/marked/mark", "x");
        etcd.ctl("put", "/newer/mark", "{\"format\": 99, \"fence\": {\"incarnation\": 1, \"term\": 1}, \"revision\": 1}");
        etcd.ctl("put", "/half/mark", "{\"format\": 1, \"fence\": {\"incarnation\": 1, \"term\": 1}, \"revision\": 1, \"unfinished\": true}");

        refused(etcd.url() + "/theirs", Kind.NOT_A_STORE, "the keys below /theirs", "another prefix");
        refused(etcd.url() + "/marked", Kind.NOT_A_STORE, "/marked/mark", "another prefix");
        refused(etcd.url() + "/newer", Kind.TOO_NEW, "/newer/mark", "start that version");
        refused(etcd.url() + "/half", Kind.CORRUPT, "was begun and not finished", "restore the backup again");
    }

    @Test
    void aRecordThatCannotBeRead() throws Exception {
        etcd = EtcdProcess.start(directory);
        try (EtcdStore store = EtcdStore.open(etcd.at("/p"), CATALOG)) {
            store.commit(store.lead("only").begin().put(BERTHS, "a", Berth.of(1)).build());
        }
        assertThat(etcd.ctl("get", "/p/record/berths/a", "--print-value-only").strip()).isEqualTo("1 {\"number\":1,\"note\":\"\"}");
        etcd.ctl("put", "/p/record/berths/a", "1 {\"number\": \"many\"}");
        refused(etcd.url() + "/p", Kind.CORRUPT, "/berths/a: number: ", "restore a backup");
        etcd.ctl("put", "/p/record/berths/a", "{}");
        refused(etcd.url() + "/p", Kind.CORRUPT, "/berths/a: it has no revision", "restore a backup");
        etcd.ctl("put", "/p/record/berths/a", "1 {\"number\": 7, \"note\": \"\"}");
        etcd.ctl("put", "/p/record/unknown/a", "anything");
        try (EtcdStore store = EtcdStore.open(etcd.at("/p"), CATALOG)) {
            assertThat(store.snapshot().get(BERTHS, "a")).contains(Berth.of(7));
        }
    }

    @Test
    void tlsWhereThereIsNone() {
        etcd = EtcdProcess.start(directory);
        refused("https://127.0.0.1:" + etcd.port() + "/p", Kind.BROKEN, "127.0.0.1:" + etcd.port(), "http:// and https:// are told apart");
    }

    @Test
    void aLoginWhereNoneIsAsked() throws Exception {
        etcd = EtcdProcess.start(directory);
        Path password = Files.writeString(directory.resolve("password"), "x");
        refused(etcd.url() + "/p?user=u&password-file=" + password, Kind.BROKEN, "authentication is not enabled", "auth enable");
        refused(etcd.url() + "/p?user=u&password-file=" + directory.resolve("missing"), Kind.BROKEN, "missing", "a file that the server may read");
    }

    @Test
    void aFullEtcdUntilThereIsRoom() throws Exception {
        etcd = EtcdProcess.start(directory, "--quota-backend-bytes", String.valueOf(2 * 1024 * 1024));
        try (EtcdStore store = EtcdStore.open(etcd.at("/p"), CATALOG)) {
            Leadership leader = store.lead("only");
            StoreException full = catchThrowableOfType(StoreException.class, () -> {
                for (int number = 0; number < 100; number++) {
                    store.commit(leader.begin().put(BERTHS, "a", new Berth(number, "x".repeat(100_000))).build());
                }
            });
            assertThat(full.kind()).isEqualTo(Kind.DISK_FULL);
            assertThat(full.inDoubt()).isFalse();
            assertThat(full).hasMessageContaining("database space exceeded").hasMessageContaining("disarm");
            assertThat(leader.current()).as("it leads on").isTrue();
            long revision = store.snapshot().revision();

            Compaction.compact(store.client(), store.picture().etcdRevision());
            etcd.ctl("defrag");
            etcd.ctl("alarm", "disarm");
            store.commit(leader.begin().put(BERTHS, "a", Berth.of(1)).build());
            assertThat(store.snapshot().revision()).isEqualTo(revision + 1);
        }
    }

    @Test
    void anEtcdThatTakesLessThanATransaction() throws Exception {
        etcd = EtcdProcess.start(directory, "--max-request-bytes", "100000");
        try (EtcdStore store = EtcdStore.open(etcd.at("/p"), CATALOG)) {
            Leadership leader = store.lead("only");
            StoreException large = catchThrowableOfType(StoreException.class,
                    () -> store.commit(leader.begin().put(BERTHS, "a", new Berth(1, "x".repeat(200_000))).build()));
            assertThat(large).hasMessageContaining("too large").hasMessageContaining("--max-request-bytes");
            assertThat(large.inDoubt()).isFalse();
            assertThat(store.snapshot().get(BERTHS, "a")).isEmpty();
        }
    }

    private static void refused(String address, Kind kind, String problem, String remedy) {
        StoreException refusal = catchThrowableOfType(StoreException.class, () -> EtcdStore.open(EtcdAddress.parse(address), CATALOG).close());
        assertThat(refusal).hasMessageContaining(problem).hasMessageContaining(remedy);
        assertThat(refusal.remedy()).contains(remedy);
        assertThat(refusal.kind()).isEqualTo(kind);
    }
}
