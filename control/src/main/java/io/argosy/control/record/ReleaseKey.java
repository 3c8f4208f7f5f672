package io.argosy.control.record;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.store.Table;
import java.util.Objects;

/// A release of an app, and what belongs to one: its draft, its rollout.
public record ReleaseKey(AppRef app, ReleaseNumber number) {

    public ReleaseKey {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(number, "number");
    }

    static <V> Table<ReleaseKey, V> table(String name, Class<V> value) {
        return Table.of(name, value, key -> "%s/%010d".formatted(key.app, key.number.value()), ReleaseKey::parse);
    }

    private static ReleaseKey parse(String path) {
        String[] parts = path.split("/");
        return new ReleaseKey(AppRef.of(parts[0], parts[1]), new ReleaseNumber(Integer.parseInt(parts[2])));
    }
}
