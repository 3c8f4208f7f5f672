package io.argosy.storeetcd;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.model.leadership.Fence;
import io.argosy.store.CommitResult;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Key;
import io.argosy.store.Leadership;
import io.argosy.store.Store;
import io.argosy.store.StoreException;
import io.argosy.store.backup.BackupTarget;
import io.argosy.store.backup.RawRecord;
import io.argosy.store.backup.RestoreContract;
import io.argosy.store.sqlite.SqliteRecords;
import io.argosy.store.sqlite.SqliteSettings;
import io.argosy.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups of etcd, and the way between it and a file of SQLite.
class EtcdRecordsTest {

    private static final AtomicInteger PLACES = new AtomicInteger();

    @TempDir
    private static Path directory;
    private static EtcdProcess etcd;

    private String place;
    private Path data;

    @BeforeAll
    static void start() {
        etcd = EtcdProcess.start(directory);
    }

    @AfterAll
    static void stop() {
        if (etcd != null) {
            etcd.close();
        }
    }

    @BeforeEach
    void choose() {
        place = "/records/" + PLACES.incrementAndGet();
        data = directory.resolve("data" + PLACES.get());
    }

    @Nested
    class FromSqliteIntoEtcd extends RestoreContract {
        @Override
        protected Store openFirst() {
            return sqlite();
        }

        @Override
        protected Store openSecond() {
            return etcd("/b");
        }

        @Override
        protected <T> T first(Use<T> use) {
            return inSqlite(use);
        }

        @Override
        protected <T> T second(Use<T> use) {
            return inEtcd("/b", use);
        }
    }

    @Nested
    class FromEtcdIntoSqlite extends RestoreContract {
        @Override
        protected Store openFirst() {
            return etcd("/a");
        }

        @Override
        protected Store openSecond() {
            return sqlite();
        }

        @Override
        protected <T> T first(Use<T> use) {
            return inEtcd("/a", use);
        }

        @Override
        protected <T> T second(Use<T> use) {
            return inSqlite(use);
        }
    }

    @Nested
    class FromEtcdIntoEtcd extends RestoreContract {
        @Override
        protected Store openFirst() {
            return etcd("/a");
        }

        @Override
        protected Store openSecond() {
            return etcd("/b");
        }

        @Override
        protected <T> T first(Use<T> use) {
            return inEtcd("/a", use);
        }

        @Override
        protected <T> T second(Use<T> use) {
            return inEtcd("/b", use);
        }
    }

    @Test
    void aServerThatWaitsToLeadGoesOnWithTheNewState() throws Exception {
        try (EtcdStore waiting = etcd("/a")) {
            Fence before = waiting.snapshot().fence();
            CompletableFuture<Leadership> lead = new CompletableFuture<>();
            inEtcd("/a", (_, target) -> {
                target.replace(before.nextIncarnation(1), 5, each -> {
                    each.accept(new RawRecord(new Key("berths", "a"), 4, "{\"number\":4,\"note\":\"\"}"));
                    Waiting.until("the restore is seen", Duration.ofSeconds(5), () -> waiting.picture().mark().unfinished());
                    Thread.ofVirtual().start(() -> Waiting.lead(waiting, "waiting").thenAccept(lead::complete));
                    assertThat(waiting.snapshot().scan(BERTHS)).as("what is half done is not shown").isEmpty();
                    assertThat(catchThrowableOfType(StoreException.class, () -> etcd("/a"))).hasMessageContaining("was begun and not finished");
                });
                return 0;
            });
            Leadership leader = lead.get();

            assertThat(waiting.snapshot().get(BERTHS, "a")).contains(Berth.of(4));
            assertThat(leader.fence().incarnation()).isGreaterThan(before.incarnation());
            assertThat(waiting.commit(leader.begin().put(BERTHS, "b", Berth.of(1)).build())).isEqualTo(new CommitResult.Committed(6));
        }
    }

    @Test
    void aRestoreThatBrokeOffIsDoneAgain() {
        Fence fence = new Fence(3, 1);
        StoreException broken = catchThrowableOfType(StoreException.class, () -> inEtcd("/a", (_, target) -> {
            target.replace(fence, 5, each -> {
                each.accept(new RawRecord(new Key("berths", "old"), 4, "{\"number\":4,\"note\":\"\"}"));
                throw new StoreException(StoreException.Kind.BROKEN, "on purpose", "none", null);
            });
            return 0;
        }));
        assertThat(broken).hasMessageContaining("on purpose");
        assertThat(catchThrowableOfType(StoreException.class, () -> etcd("/a"))).hasMessageContaining("restore the backup again");
        Waiting.until("etcd lets go of the first", Duration.ofSeconds(10), () -> inEtcd("/a", (_, target) -> replaced(target, fence)));

        try (EtcdStore store = etcd("/a")) {
            assertThat(store.snapshot().fence()).isEqualTo(fence.nextIncarnation(1));
            assertThat(store.snapshot().scan(BERTHS)).isEmpty();
        }
    }

    private static boolean replaced(BackupTarget target, Fence fence) {
        assertThat(target.occupied()).isEqualTo(Optional.empty());
        assertThat(target.latest()).isEqualTo(fence);
        try {
            target.replace(fence.nextIncarnation(1), 5, _ -> {});
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    private EtcdStore etcd(String part) {
        return EtcdStore.open(etcd.at(place + part), CATALOG);
    }

    private Store sqlite() {
        return SqliteStore.open(SqliteSettings.in(data), CATALOG);
    }

    private <T> T inSqlite(RestoreContract.Use<T> use) {
        SqliteRecords records = new SqliteRecords(SqliteSettings.in(data));
        return use.with(records, records);
    }

    private <T> T inEtcd(String part, RestoreContract.Use<T> use) {
        try (EtcdRecords records = EtcdRecords.open(etcd.at(place + part), InstantSource.system())) {
            return use.with(records, records);
        }
    }
}
