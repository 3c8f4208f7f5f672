package io.argosy.store.state;

import io.argosy.store.Entry;
import io.argosy.store.Table;
import java.util.Optional;
import java.util.function.Function;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// The records of a table by their paths, and those of each group.
///
/// @param group the group of a value
/// @param groups without empty ones
record Rows(TreePMap<String, Entry<?, ?>> all, Function<Object, Optional<String>> group, HashPMap<String, TreePMap<String, Entry<?, ?>>> groups) {

    /// None yet.
    static <V> Rows of(Table<?, V> table) {
        return new Rows(TreePMap.empty(), value -> table.group().apply(table.value().cast(value)), HashTreePMap.empty());
    }

    Rows plus(String path, Entry<?, ?> entry) {
        Optional<String> now = group.apply(entry.value());
        HashPMap<String, TreePMap<String, Entry<?, ?>>> next = groupOf(path).filter(before -> !now.equals(Optional.of(before))).map(before -> left(before, path)).orElse(groups);
        if (now.isPresent()) {
            next = next.plus(now.get(), next.getOrDefault(now.get(), TreePMap.empty()).plus(path, entry));
        }
        return new Rows(all.plus(path, entry), group, next);
    }

    Rows minus(String path) {
        return new Rows(all.minus(path), group, groupOf(path).map(before -> left(before, path)).orElse(groups));
    }

    private Optional<String> groupOf(String path) {
        return Optional.ofNullable(all.get(path)).flatMap(entry -> group.apply(entry.value()));
    }

    private HashPMap<String, TreePMap<String, Entry<?, ?>>> left(String before, String path) {
        TreePMap<String, Entry<?, ?>> rest = groups.get(before).minus(path);
        return rest.isEmpty() ? groups.minus(before) : groups.plus(before, rest);
    }

    TreePMap<String, Entry<?, ?>> of(String name) {
        return groups.getOrDefault(name, TreePMap.empty());
    }
}
