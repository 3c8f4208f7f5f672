package io.argosy.store;

import io.argosy.model.id.AppRef;
import java.util.List;
import java.util.Optional;

/// The tables that the store's tests use.
public final class Harbour {

    /// Even ones are grouped by their tens, odd ones not at all.
    public static final Table<String, Berth> BERTHS = Table.byText("berths", Berth.class).groupedBy(Berth::tens);
    public static final Table<AppRef, Visit> VISITS = Table.byApp("visits", Visit.class);
    public static final Table<Long, Berth> LOG = Table.inSequence("log", Berth.class);
    public static final Catalog CATALOG = Catalog.of(BERTHS, VISITS, LOG);

    private Harbour() {}

    /// A record without anything special.
    public record Berth(int number, String note) {
        public static Berth of(int number) {
            return new Berth(number, "");
        }

        Optional<String> tens() {
            return number % 2 == 0 ? Optional.of("tens" + number / 10) : Optional.empty();
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
