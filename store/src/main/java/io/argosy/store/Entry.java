package io.argosy.store;

import java.util.Objects;

/// A record in the store.
///
/// @param revision of the transaction that last changed the value
public record Entry<K, V>(K key, V value, long revision) {

    public Entry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }
}
