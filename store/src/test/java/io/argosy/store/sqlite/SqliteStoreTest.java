package io.argosy.store.sqlite;

import io.argosy.store.ConcurrencyContract;
import io.argosy.store.Harbour;
import io.argosy.store.LeadershipContract;
import io.argosy.store.Store;
import io.argosy.store.StoreContract;
import io.argosy.store.WatchContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

    @TempDir
    private Path directory;

    private Store openEmpty() {
        return SqliteStore.open(SqliteSettings.in(directory), Harbour.CATALOG);
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
