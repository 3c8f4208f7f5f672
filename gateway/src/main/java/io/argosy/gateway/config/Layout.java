package io.argosy.gateway.config;

import io.argosy.gateway.route.Backend;
import io.argosy.gateway.route.BackendName;
import io.argosy.gateway.route.Frontend;
import io.argosy.gateway.route.RouteTable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// A route table with a place for every server.
public record Layout(boolean ipv6, List<Frontend> frontends, SortedMap<BackendName, Slots> backends) {
    public Layout {
        frontends = List.copyOf(frontends);
        backends = Collections.unmodifiableSortedMap(new TreeMap<>(backends));
    }

    /// With nothing running: every backend as small as it may be.
    public static Layout fresh(RouteTable table) {
        return of(table, backend -> Slots.fresh(backend.servers(), 0));
    }

    /// The places that what runs offers, where they suffice and a reload is not needed anyway; fresh ones else.
    public static Layout arrange(RouteTable table, Running running, GatewaySettings settings) {
        Layout kept = of(table, backend -> keep(backend, running));
        return ConfigText.fingerprint(kept, settings).equals(running.fingerprint()) ? kept : of(table, backend -> renew(backend, running));
    }

    private static Layout of(RouteTable table, Function<Backend, Slots> places) {
        SortedMap<BackendName, Slots> all = new TreeMap<>();
        table.backends().forEach(backend -> all.put(backend.name(), places.apply(backend)));
        return new Layout(table.ipv6(), table.frontends(), all);
    }

    private static Slots keep(Backend backend, Running running) {
        Slots now = running.backends().getOrDefault(backend.name(), Slots.empty(0));
        return now.fit(backend.servers()).orElseGet(() -> Slots.fresh(backend.servers(), now.size()));
    }

    /// Draining servers may have taken the places that others need: then only more places help.
    private static Slots renew(Backend backend, Running running) {
        Slots now = running.backends().getOrDefault(backend.name(), Slots.empty(0));
        return Slots.fresh(backend.servers(), now.fit(backend.servers()).isPresent() ? 0 : now.size());
    }

    /// The same places, with nobody in them.
    Layout vacated() {
        SortedMap<BackendName, Slots> empty = new TreeMap<>();
        backends.forEach((name, slots) -> empty.put(name, Slots.empty(slots.size())));
        return new Layout(ipv6, frontends, empty);
    }
}
