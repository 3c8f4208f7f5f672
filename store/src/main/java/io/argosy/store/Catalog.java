package io.argosy.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All tables of a store; it decodes these when it opens, and takes no others.
///
/// @param tables by name
public record Catalog(Map<String, Table<?, ?>> tables) {

    public Catalog {
        tables = Map.copyOf(tables);
    }

    /// @throws IllegalArgumentException when two tables have one name
    public static Catalog of(Collection<? extends Table<?, ?>> tables) {
        Map<String, Table<?, ?>> byName = new LinkedHashMap<>();
        for (Table<?, ?> table : tables) {
            if (byName.put(table.name(), table) != null) {
                throw new IllegalArgumentException("two tables are named " + table.name());
            }
        }
        return new Catalog(byName);
    }

    public static Catalog of(Table<?, ?>... tables) {
        return of(List.of(tables));
    }

    /// @throws IllegalArgumentException when the store has no such table, or another one of that name
    public void require(Table<?, ?> table) {
        Table<?, ?> known = tables.get(table.name());
        if (!table.equals(known)) {
            throw new IllegalArgumentException("table %s does not belong to this store".formatted(table.name()));
        }
    }
}
