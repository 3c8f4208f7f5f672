package io.argosy.store;

import io.argosy.model.id.AppRef;
import java.util.List;
import java.util.Optional;

/// The tables that the store's tests use.
public final class Harbour {

    public static final Table<String, Berth> BERTHS = Table.byText("berths", Berth.class);
    public static final Table<AppRef, Visit> VISITS = Table.byApp("visits", Visit.class);
    public static final Table<Long, Berth> LOG = Table.inSequence("log", Berth.class);
    public static final Catalog CATALOG = Catalog.of(BERTHS, VISITS, LOG);

    private Harbour() {}

    /// A record without anything special.
    public record Berth(int number, String note) {
        public static Berth of(int number) {
            return new Berth(number, "");
        }
    }

    /// A family of records.
    public sealed interface Visit {
        record Expected(Optional<String> from) implements Visit {
        }

        record Moored(Berth berth, List<String> lines) implements Visit {
            public Moored {
                lines = List.copyOf(lines);
            }
        }
    }
}
