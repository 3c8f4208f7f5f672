package io.argosy.storeetcd;

import com.google.protobuf.ByteString;
import io.argosy.model.leadership.Fence;
import io.argosy.store.Catalog;
import io.argosy.store.Entry;
import io.argosy.store.Key;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.store.Table;
import io.argosy.store.state.State;
import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.argosy.storeetcd.client.Trouble;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads everything below the prefix, as of one revision.
final class Loader {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAGE = 500;
    private static final int MOST_TRIES = 5;

    private final EtcdClient client;
    private final Layout layout;
    private final Catalog catalog;
    private final InstantSource clock;

    /// @param clock for the first incarnation
    Loader(EtcdClient client, Layout layout, Catalog catalog, InstantSource clock) {
        this.client = client;
        this.layout = layout;
        this.catalog = catalog;
        this.clock = clock;
    }

    /// The picture of now, after making an empty state where there is none.
    ///
    /// @throws StoreException when what lies there cannot be used
    Picture openOrCreate(Ledger ledger) throws EtcdFailure {
        Optional<Picture> there = load();
        if (there.isEmpty()) {
            Mark first = Mark.of(new Fence(0, 0).nextIncarnation(clock.instant().getEpochSecond()), 0);
            ledger.create(first, System.nanoTime() + PATIENCE.toNanos());
            there = load();
        }
        Picture picture = there.orElseThrow(this::foreign);
        if (picture.mark().unfinished()) {
            throw new StoreException(Kind.CORRUPT, "a restore into %s in etcd was begun and not finished".formatted(layout.prefix()), "restore the backup again", null);
        }
        return picture;
    }

    /// Absent when there is no state.
    ///
    /// @throws StoreException when a record cannot be read, or the keys are none of ours
    Optional<Picture> load() throws EtcdFailure {
        for (int attempt = 1; ; attempt++) {
            try {
                return loadOnce();
            } catch (EtcdFailure e) {
                if (e.trouble() != Trouble.COMPACTED || attempt == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private Optional<Picture> loadOnce() throws EtcdFailure {
        Collected collected = new Collected();
        long revision = read(client, layout.first(), layout.end(), 0, collected);
        if (collected.mark.isEmpty()) {
            if (!collected.anything) {
                return Optional.empty();
            }
            throw foreign();
        }
        KeyValue kv = collected.mark.get();
        Mark mark = Mark.read(kv.getKey(), kv.getValue());
        return Optional.of(new Picture(collected.state.at(mark.revision(), mark.fence()), revision, mark, kv.getModRevision(), collected.holder));
    }

    /// Tells of every key in a range as of one revision, page by page.
    ///
    /// @param at the revision; 0 for the latest
    /// @return the revision
    static long read(EtcdClient client, ByteString from, ByteString end, long at, Consumer<KeyValue> each) throws EtcdFailure {
        long revision = at;
        ByteString next = from;
        while (true) {
            RangeRequest request = RangeRequest.newBuilder().setKey(next).setRangeEnd(end).setLimit(PAGE).setRevision(revision).build();
            RangeResponse page = client.ask(KVGrpc.getRangeMethod(), request, PATIENCE);
            revision = revision == 0 ? page.getHeader().getRevision() : revision;
            page.getKvsList().forEach(each);
            if (!page.getMore()) {
                return revision;
            }
            next = page.getKvs(page.getKvsCount() - 1).getKey().concat(ByteString.copyFrom(new byte[1]));
        }
    }

    private StoreException foreign() {
        return new StoreException(Kind.NOT_A_STORE, "the keys below %s in etcd are not Argosy's".formatted(layout.prefix()), "give the server another prefix", null);
    }

    private final class Collected implements Consumer<KeyValue> {

        private State state = State.empty(0, new Fence(0, 0));
        private Optional<KeyValue> mark = Optional.empty();
        private Optional<Holder> holder = Optional.empty();
        private boolean anything;

        @Override
        public void accept(KeyValue kv) {
            anything = true;
            if (kv.getKey().equals(layout.mark())) {
                mark = Optional.of(kv);
            } else if (kv.getKey().equals(layout.leader())) {
                holder = Optional.of(Holder.of(kv));
            } else {
                layout.recordAt(kv.getKey()).ifPresent(key -> record(key, kv));
            }
        }

        private void record(Key key, KeyValue kv) {
            Table<?, ?> table = catalog.tables().get(key.table());
            if (table != null) {
                state = with(table, key, kv);
            }
        }

        private <K, V> State with(Table<K, V> table, Key key, KeyValue kv) {
            Entry<K, V> entry = StoredValue.read(key, kv.getValue()).decode(table, key);
            return state.loaded(table, entry);
        }
    }
}
