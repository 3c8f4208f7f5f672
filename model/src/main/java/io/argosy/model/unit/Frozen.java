package io.argosy.model.unit;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Immutable copies that keep their order, so that a plan made from the same input prints the same text in every process.
public final class Frozen {

    private Frozen() {}

    public static <T> List<T> list(Collection<? extends T> values) {
        return List.copyOf(values);
    }

    public static <T> Set<T> set(Collection<? extends T> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    public static <K, V> Map<K, V> map(Map<? extends K, ? extends V> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
