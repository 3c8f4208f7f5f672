package io.argosy.store.memory;

import io.argosy.store.ConcurrencyContract;
import io.argosy.store.Harbour;
import io.argosy.store.LeadershipContract;
import io.argosy.store.Store;
import io.argosy.store.StoreContract;
import io.argosy.store.WatchContract;
import org.junit.jupiter.api.Nested;

class MemoryStoreTest {

    @Nested
    class Transactions extends StoreContract {
        @Override
        protected Store open() {
            return new MemoryStore(Harbour.CATALOG);
        }
    }

    @Nested
    class Leading extends LeadershipContract {
        @Override
        protected Store open() {
            return new MemoryStore(Harbour.CATALOG);
        }
    }

    @Nested
    class Crowded extends ConcurrencyContract {
        @Override
        protected Store open() {
            return new MemoryStore(Harbour.CATALOG);
        }
    }

    @Nested
    class Watching extends WatchContract {
        @Override
        protected Store open() {
            return new MemoryStore(Harbour.CATALOG);
        }
    }
}
