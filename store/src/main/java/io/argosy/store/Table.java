package io.argosy.store;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A kind of record the store keeps. Made once, as a constant; two tables of one store never share a name.
///
/// @param name lower-case, kept on disk: changing it loses the table
/// @param value a record, or the sealed interface of a family of records
/// @param group the group a record is in, by which [Snapshot#group] finds it; empty for none. Kept in memory alone, so it may be changed at will
/// @param <K> the key; equal keys have equal paths
/// @param <V> the value; must not hold arrays, or each put of it counts as a change
public record Table<K, V>(String name, KeyFormat<K> keys, Class<V> value, Function<V, Optional<String>> group) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    public Table {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a table: " + name);
        }
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(group, "group");
    }

    public static <K, V> Table<K, V> of(String name, Class<V> value, Function<K, String> path, Function<String, K> parse) {
        return new Table<>(name, KeyFormat.of(path, parse), value, _ -> Optional.empty());
    }

    /// The same table, whose records are found by their group, too.
    public Table<K, V> groupedBy(Function<V, Optional<String>> by) {
        return new Table<>(name, keys, value, by);
    }

    public static <V> Table<String, V> byText(String name, Class<V> value) {
        return of(name, value, key -> key, path -> path);
    }

    /// Records in the order in which they were written: they are added with [Transaction.Builder#append].
    public static <V> Table<Long, V> inSequence(String name, Class<V> value) {
        return of(name, value, Sequence::path, Sequence::parse);
    }

    public static <V> Table<TaskId, V> byTask(String name, Class<V> value) {
        return of(name, value, TaskId::value, TaskId::new);
    }

    public static <V> Table<NodeId, V> byNode(String name, Class<V> value) {
        return of(name, value, NodeId::value, NodeId::new);
    }

    /// Keys are `space/app`; a scan by prefix `space/` finds the apps of a space.
    public static <V> Table<AppRef, V> byApp(String name, Class<V> value) {
        return of(name, value, AppRef::toString, Table::app);
    }

    /// Keys are `space/app/service`.
    public static <V> Table<ServiceRef, V> byService(String name, Class<V> value) {
        return of(name, value, ServiceRef::toString, path -> {
            int cut = path.lastIndexOf('/');
            return new ServiceRef(app(path.substring(0, cut)), new ServiceName(path.substring(cut + 1)));
        });
    }

    /// The key as it is written.
    ///
    /// @throws IllegalArgumentException when the key format gives a path that no store takes
    public String path(K key) {
        String path = keys.path(key);
        if (!takes(path)) {
            throw new IllegalArgumentException("not a key for table %s: %s".formatted(name, path));
        }
        return path;
    }

    private static boolean takes(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) < '!' || path.charAt(i) > '~') {
                return false;
            }
        }
        return !path.isEmpty() && path.length() <= Limits.KEY_LENGTH;
    }

    private static AppRef app(String path) {
        int cut = path.indexOf('/');
        if (cut < 0) {
            throw new IllegalArgumentException("not space/app: " + path);
        }
        return AppRef.of(path.substring(0, cut), path.substring(cut + 1));
    }

    @Override
    public String toString() {
        return name;
    }
}
