package io.argosy.discovery.names;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.unit.Frozen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// All names a node answers, and who may ask.
///
/// @param enough ready tasks that a tier must have to be answered without the next one
/// @param askers by the address they ask from
public record NameTable(Place place, int enough, Map<AppRef, List<ServiceRecord>> apps, Map<String, Asker> askers) {
    /// More are never in one answer: it stays within the 512 bytes that every resolver takes.
    public static final int MAX_ADDRESSES = 16;

    public static final NameTable EMPTY = new NameTable(new Place(new NodeId("none"), List.of()), 1, Map.of(), Map.of());

    public NameTable {
        Objects.requireNonNull(place, "place");
        apps = Frozen.map(apps);
        askers = Frozen.map(askers);
    }

    /// @param turn another number each time, which spreads askers over the addresses
    public Answer answer(Question question, Asker asker, int turn) {
        List<ServiceRecord> records = apps.getOrDefault(asker.service().app(), List.of());
        for (Asked asked : Asked.of(question.name(), asker.service().app())) {
            List<ServiceRecord> named = named(asked.name(), records, asker);
            if (!named.isEmpty()) {
                return answer(question.kind(), asked, named, asker, turn);
            }
        }
        return new Answer.Foreign();
    }

    /// What the asker calls by a name: its own links first, then services, then aliases, which several services may share.
    private static List<ServiceRecord> named(String name, List<ServiceRecord> records, Asker asker) {
        List<Predicate<ServiceRecord>> orders = List.of(
                record -> record.linkedAs(name, asker.service().service()),
                record -> record.named(name),
                record -> record.aliasedAs(name, asker.networks()));
        return orders.stream().map(order -> records.stream().filter(order).toList())
                .filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
    }

    private Answer answer(Question.Kind kind, Asked asked, List<ServiceRecord> named, Asker asker, int turn) {
        return switch (kind) {
            case A -> addresses(asked, named, asker, turn);
            case SRV -> locations(asked, named, asker, turn);
            case AAAA, OTHER -> new Answer.NoData();
        };
    }

    private Answer addresses(Asked asked, List<ServiceRecord> named, Asker asker, int turn) {
        List<String> addresses = asked.port().isPresent() ? List.of() : chosen(asked, named, asker, turn);
        return addresses.isEmpty() ? new Answer.NoData() : new Answer.Addresses(addresses);
    }

    private Answer locations(Asked asked, List<ServiceRecord> named, Asker asker, int turn) {
        List<Answer.Location> locations = new ArrayList<>();
        for (ServiceRecord service : named) {
            for (String address : chosen(asked, List.of(service), asker, turn)) {
                service.ports().stream().filter(port -> asked.port().isEmpty() || asked.port().get().equals(port))
                        .forEach(port -> locations.add(new Answer.Location(Asked.hostOf(address, service), port.number(), address)));
            }
        }
        return locations.isEmpty() ? new Answer.NoData() : new Answer.Locations(locations);
    }

    private List<String> chosen(Asked asked, List<ServiceRecord> named, Asker asker, int turn) {
        List<Instance> reachable = named.stream().flatMap(service -> service.instances().stream())
                .filter(instance -> shared(instance, asker).isPresent()).toList();
        List<Instance> meant = asked.everywhere() ? reachable : place.nearest(reachable, enough);
        List<String> addresses = new ArrayList<>(meant.stream().map(instance -> shared(instance, asker).orElseThrow())
                .filter(address -> asked.only().isEmpty() || asked.only().get().equals(address)).sorted().distinct().toList());
        Collections.rotate(addresses, addresses.isEmpty() ? 0 : -Math.floorMod(turn, addresses.size()));
        return asked.everywhere() ? List.copyOf(addresses) : addresses.stream().limit(MAX_ADDRESSES).toList();
    }

    private static Optional<String> shared(Instance instance, Asker asker) {
        return asker.networks().stream().map((NetworkName network) -> instance.addresses().get(network)).filter(Objects::nonNull).findFirst();
    }
}
