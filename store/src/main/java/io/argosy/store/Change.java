package io.argosy.store;

import java.util.List;
import java.util.Set;

/// What changed since a watcher was last told.
///
/// @param snapshot that shows all of it, and may show later changes too
/// @param keys of changed and deleted records in watched tables, in order; empty when `everything`
/// @param everything too much changed to be listed: look at all watched tables
public record Change(Snapshot snapshot, Set<Key> keys, boolean everything) {

    public long revision() {
        return snapshot.revision();
    }

    public boolean touches(Table<?, ?> table) {
        return everything || keys.stream().anyMatch(key -> key.table().equals(table.name()));
    }

    /// Changed keys of one table, in the order of their paths. All its present keys when `everything`; those deleted
    /// meanwhile are not among them then.
    public <K> List<K> keys(Table<K, ?> table) {
        if (everything) {
            return snapshot.scan(table).stream().<K>map(Entry::key).toList();
        }
        return keys.stream().filter(key -> key.table().equals(table.name())).map(key -> table.keys().parse(key.path())).toList();
    }
}
