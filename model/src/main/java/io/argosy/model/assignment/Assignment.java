package io.argosy.model.assignment;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything an agent is told, by key.
public record Assignment(SortedMap<String, Item> items) {

    public static final Assignment EMPTY = new Assignment(new TreeMap<>());

    public Assignment {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        for (Map.Entry<String, Item> entry : items.entrySet()) {
            if (!entry.getKey().equals(entry.getValue().key())) {
                throw new IllegalArgumentException("item " + entry.getValue().key() + " is filed under " + entry.getKey());
            }
        }
    }

    public static Assignment of(Collection<? extends Item> items) {
        TreeMap<String, Item> byKey = new TreeMap<>();
        items.forEach(item -> byKey.put(item.key(), item));
        return new Assignment(byKey);
    }
}
