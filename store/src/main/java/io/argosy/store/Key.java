package io.argosy.store;

/// Where a record lies in the store.
///
/// @param table its name
/// @param path of the record within the table
public record Key(String table, String path) implements Comparable<Key> {

    public static <K> Key of(Table<K, ?> table, K key) {
        return new Key(table.name(), table.path(key));
    }

    @Override
    public int compareTo(Key other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : path.compareTo(other.path);
    }

    /// `/table/path`.
    @Override
    public String toString() {
        return "/" + table + "/" + path;
    }
}
