package io.argosy.store;

import io.argosy.model.leadership.Fence;
import java.util.Collection;
import java.util.Optional;

/// The whole state at one revision. Immutable; may be kept and read by any thread for as long as it is of use.
public interface Snapshot {

    /// Of the last transaction it includes; 0 for a store nobody has written to.
    long revision();

    /// Of the latest leader when it was taken.
    Fence fence();

    <K, V> Optional<Entry<K, V>> entry(Table<K, V> table, K key);

    default <K, V> Optional<V> get(Table<K, V> table, K key) {
        return entry(table, key).map(Entry::value);
    }

    /// All records of the table in the order of their paths. A view: the size is known and nothing is copied.
    <K, V> Collection<Entry<K, V>> scan(Table<K, V> table);

    /// The records whose path begins with the prefix, in order. End the prefix with `/`, or `shop` finds `shop2` too.
    <K, V> Collection<Entry<K, V>> scan(Table<K, V> table, String prefix);

    /// The records in this group of the table, in order. Finds them without looking at others.
    ///
    /// @param group as the table's own function says of records
    <K, V> Collection<Entry<K, V>> group(Table<K, V> table, String group);

    /// The records whose path comes after that of the key, in order: the news since a cursor. The key need not exist.
    <K, V> Collection<Entry<K, V>> scanAfter(Table<K, V> table, K key);

    /// All records, the last path first: the newest of a table in sequence.
    <K, V> Collection<Entry<K, V>> scanBackwards(Table<K, V> table);
}
