package io.argosy.dockerapi.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers the latest of a bounded number of things. Safe for any number of threads.
final class Memory<V> {

    private final Map<String, V> kept;

    Memory(int most) {
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> find(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void keep(String key, V value) {
        kept.put(key, value);
    }

    synchronized void forget(String key) {
        kept.remove(key);
    }
}
