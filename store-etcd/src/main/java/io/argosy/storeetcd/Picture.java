package io.argosy.storeetcd;

import io.argosy.store.Catalog;
import io.argosy.store.Entry;
import io.argosy.store.Key;
import io.argosy.store.Table;
import io.argosy.store.state.State;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.KeyValue;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The whole state as of one revision of etcd.
///
/// @param state its records; of the moment before the restore while the mark is unfinished
/// @param etcdRevision everything up to it is in here
/// @param mark as it is now
/// @param markRevision of etcd, at which the mark was written
/// @param holder absent while nobody leads
record Picture(State state, long etcdRevision, Mark mark, long markRevision, Optional<Holder> holder) {

    /// @param changed keys of records that differ
    record Next(Picture picture, Set<Key> changed) {
    }

    /// The picture after something that etcd told of. What is in this one already changes nothing.
    Next after(Event event, Layout layout, Catalog catalog) {
        KeyValue kv = event.getKv();
        if (kv.getModRevision() <= etcdRevision) {
            return new Next(this, Set.of());
        }
        boolean gone = event.getType() == Event.EventType.DELETE;
        if (kv.getKey().equals(layout.leader())) {
            return unchanged(new Picture(state, etcdRevision, mark, markRevision, gone ? Optional.empty() : Optional.of(Holder.of(kv))));
        }
        if (kv.getKey().equals(layout.mark())) {
            return gone ? unchanged(this) : unchanged(marked(Mark.read(kv.getKey(), kv.getValue()), kv.getModRevision()));
        }
        return layout.recordAt(kv.getKey()).map(key -> record(key, kv, gone, catalog)).orElse(unchanged(this));
    }

    private Next record(Key key, KeyValue kv, boolean gone, Catalog catalog) {
        Table<?, ?> table = catalog.tables().get(key.table());
        if (table == null) {
            return unchanged(this);
        }
        State next = gone ? state.without(key) : with(table, key, kv);
        return new Next(new Picture(next, etcdRevision, mark, markRevision, holder), Set.of(key));
    }

    private <K, V> State with(Table<K, V> table, Key key, KeyValue kv) {
        Entry<K, V> entry = StoredValue.read(key, kv.getValue()).decode(table, key);
        return state.loaded(table, entry);
    }

    private Picture marked(Mark next, long revision) {
        return new Picture(state.at(next.revision(), next.fence()), etcdRevision, next, revision, holder);
    }

    private static Next unchanged(Picture picture) {
        return new Next(picture, Set.of());
    }

    /// Everything up to this revision of etcd is in here.
    Picture seenTo(long revision) {
        return new Picture(state, Math.max(etcdRevision, revision), mark, markRevision, holder);
    }

    /// The picture after a write of the leader's own.
    Picture written(State next, Mark nextMark, long revision, Optional<Holder> nextHolder) {
        return new Picture(next, revision, nextMark, revision, nextHolder);
    }

    /// Keys of records that differ between two pictures that are not neighbours.
    static Set<Key> differences(State one, State other, Catalog catalog) {
        Set<Key> keys = new TreeSet<>();
        for (Table<?, ?> table : catalog.tables().values()) {
            addDifferences(one, other, table, keys);
        }
        return keys;
    }

    private static <K, V> void addDifferences(State one, State other, Table<K, V> table, Set<Key> keys) {
        for (Entry<K, V> entry : one.scan(table)) {
            if (!other.entry(table, entry.key()).equals(Optional.of(entry))) {
                keys.add(Key.of(table, entry.key()));
            }
        }
        for (Entry<K, V> entry : other.scan(table)) {
            if (one.entry(table, entry.key()).isEmpty()) {
                keys.add(Key.of(table, entry.key()));
            }
        }
    }
}
