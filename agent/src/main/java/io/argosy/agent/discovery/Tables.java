package io.argosy.agent.discovery;

import io.argosy.agent.local.LocalTask;
import io.argosy.agent.local.LocalView;
import io.argosy.discovery.names.Asker;
import io.argosy.discovery.names.Instance;
import io.argosy.discovery.names.NameTable;
import io.argosy.discovery.names.Place;
import io.argosy.discovery.names.ServicePort;
import io.argosy.discovery.names.ServiceRecord;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.ServiceSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes the table of names from a view.
final class Tables {
    /// One ready task nearby is enough to answer without farther ones.
    private static final int ENOUGH = 1;

    private final Place place;
    private final Map<ServiceRef, Naming> services = new TreeMap<>();

    /// What is gathered of a service.
    private static final class Naming {
        private final Map<NetworkName, Set<String>> aliases = new LinkedHashMap<>();
        private final Map<ServiceName, Set<String>> links = new LinkedHashMap<>();
        private final List<ServicePort> ports = new ArrayList<>();
        private final List<Instance> instances = new ArrayList<>();
    }

    private Tables(Place place) {
        this.place = place;
    }

    /// @param sources further addresses that tasks ask from
    static NameTable of(LocalView view, Place place, Map<TaskId, Set<String>> sources) {
        Tables tables = new Tables(place);
        view.services().forEach(tables::addService);
        view.tasks().values().forEach(tables::addTask);
        return new NameTable(place, ENOUGH, tables.apps(), askers(view, sources));
    }

    private void addService(ServiceItem item) {
        Naming naming = naming(item.service());
        item.aliases().forEach((network, names) -> naming.aliases.computeIfAbsent(network, n -> new LinkedHashSet<>()).addAll(names));
        item.links().forEach((by, names) -> naming.links.computeIfAbsent(by, n -> new LinkedHashSet<>()).addAll(names));
        for (Endpoint remote : item.remote()) {
            naming.instances.add(new Instance(remote.task(), remote.node(), remote.topology(), remote.addresses()));
        }
    }

    /// The spec of a task of this node tells the names too: a node needs no word of the server for its own services.
    private void addTask(LocalTask local) {
        ServiceRef service = local.item().task().slot().service();
        ServiceSpec spec = local.item().spec();
        Naming naming = naming(service);
        spec.networks().forEach(attachment ->
                naming.aliases.computeIfAbsent(attachment.network(), n -> new LinkedHashSet<>()).addAll(attachment.aliases()));
        spec.links().forEach((alias, other) -> naming(new ServiceRef(service.app(), other))
                .links.computeIfAbsent(spec.name(), n -> new LinkedHashSet<>()).add(alias));
        naming.ports.addAll(Ports.of(spec));
        if (local.routable()) {
            naming.instances.add(new Instance(local.item().task().id(), place.node(), place.topology(), local.status().addresses()));
        }
    }

    private Naming naming(ServiceRef service) {
        return services.computeIfAbsent(service, s -> new Naming());
    }

    private Map<AppRef, List<ServiceRecord>> apps() {
        Map<AppRef, List<ServiceRecord>> apps = new TreeMap<>();
        services.forEach((service, naming) -> apps.computeIfAbsent(service.app(), app -> new ArrayList<>())
                .add(new ServiceRecord(service, naming.aliases, naming.links, naming.ports, naming.instances)));
        return apps;
    }

    private static Map<String, Asker> askers(LocalView view, Map<TaskId, Set<String>> sources) {
        Map<String, Asker> askers = new TreeMap<>();
        for (LocalTask local : view.tasks().values()) {
            Asker asker = new Asker(local.item().task().slot().service(), preferred(local), local.item().spec().host().dns());
            local.status().addresses().values().forEach(address -> askers.put(address, asker));
            sources.getOrDefault(local.item().task().id(), Set.of()).forEach(address -> askers.put(address, asker));
        }
        return askers;
    }

    private static List<NetworkName> preferred(LocalTask local) {
        return local.item().spec().networks().stream().sorted(Comparator.comparingInt(NetworkAttachment::priority).reversed())
                .map(NetworkAttachment::network).toList();
    }
}
