package io.argosy.storeetcd;

import io.argosy.store.ConcurrencyContract;
import io.argosy.store.Harbour;
import io.argosy.store.LeadershipContract;
import io.argosy.store.Store;
import io.argosy.store.StoreContract;
import io.argosy.store.WatchContract;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class EtcdStoreTest {

    private static final AtomicInteger PLACES = new AtomicInteger();

    @TempDir
    private static Path directory;
    private static EtcdProcess etcd;

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

    private static Store openEmpty() {
        return EtcdStore.open(etcd.at("/contract/" + PLACES.incrementAndGet()), Harbour.CATALOG);
    }

    @Nested
    class Transactions extends StoreContract {
        @Override
        protected Store open() {
            return openEmpty();
        }
    }

    @Nested
    class Leading extends LeadershipContract {
        @Override
        protected Store open() {
            return openEmpty();
        }
    }

    @Nested
    class Crowded extends ConcurrencyContract {
        @Override
        protected Store open() {
            return openEmpty();
        }
    }

    @Nested
    class Watching extends WatchContract {
        @Override
        protected Store open() {
            return openEmpty();
        }
    }
}
