package io.argosy.control.assign;

import io.argosy.control.record.AppRecords;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ServiceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What names and gateway of a node have to know: services with their endpoints elsewhere, and published ports.
final class Traffic {

    private final Common common;
    private final NodeId node;
    private final NetworkItems networks;
    private final List<Item> items = new ArrayList<>();

    private Traffic(Common common, NodeId node, NetworkItems networks) {
        this.common = common;
        this.node = node;
        this.networks = networks;
    }

    /// @param hosted apps that have a task on the node
    static List<Item> items(Common common, NodeId node, NetworkItems networks, Set<AppRef> hosted) {
        Traffic traffic = new Traffic(common, node, networks);
        common.listening().forEach(app -> traffic.app(app, true));
        hosted.stream().filter(app -> !common.listening().contains(app)).forEach(app -> traffic.app(app, false));
        return traffic.items;
    }

    private void app(AppRef app, boolean listens) {
        Optional<Release> target = new AppRecords(common.snapshot(), app).target();
        if (target.isEmpty()) {
            return;
        }
        Map<ServiceName, List<Endpoint>> endpoints = common.endpoints(target.get());
        target.get().services().forEach((name, service) -> {
            ServiceRef ref = new ServiceRef(app, name);
            items.add(new Item.ServiceItem(ref, aliases(service.spec()), links(target.get(), name), remote(endpoints.getOrDefault(name, List.of()))));
            if (listens) {
                listeners(ref, service.spec());
                routes(target.get(), service);
            }
        });
    }

    /// Ready tasks of other nodes: those on firm footing, or what else there is.
    private List<Endpoint> remote(List<Endpoint> endpoints) {
        List<Endpoint> others = endpoints.stream().filter(endpoint -> !endpoint.node().equals(node)).toList();
        List<Endpoint> firm = others.stream().filter(endpoint -> !common.shaky().contains(endpoint.node())).toList();
        return firm.isEmpty() ? others : firm;
    }

    /// Whether gateways listen for it, on every node.
    static boolean listens(Release target) {
        return target.services().values().stream().anyMatch(Traffic::publishes);
    }

    private static boolean publishes(ReleasedService service) {
        return service.spec().networkMode() == NetworkMode.APP
                && service.spec().ports().stream().anyMatch(port -> port.mode() == PortMode.INGRESS);
    }

    /// Networks on which the gateway of every node finds a service that publishes ports.
    private void routes(Release release, ReleasedService service) {
        if (publishes(service)) {
            for (NetworkAttachment attachment : service.spec().networks()) {
                NetworkSpec spec = release.networks().getOrDefault(attachment.network(), NetworkSpec.DEFAULT);
                networks.routed(release.app(), attachment.network(), spec).ifPresent(items::add);
            }
        }
    }

    private void listeners(ServiceRef ref, ServiceSpec spec) {
        if (spec.networkMode() != NetworkMode.APP) {
            return;
        }
        for (PortSpec port : spec.ports()) {
            if (port.mode() == PortMode.INGRESS) {
                items.add(new Item.ListenerItem(ref, port, Map.of()));
            }
        }
    }

    private static Map<NetworkName, Set<String>> aliases(ServiceSpec spec) {
        Map<NetworkName, Set<String>> aliases = new LinkedHashMap<>();
        for (NetworkAttachment attachment : spec.networks()) {
            aliases.put(attachment.network(), attachment.aliases());
        }
        return aliases;
    }

    private static Map<ServiceName, Set<String>> links(Release release, ServiceName linked) {
        Map<ServiceName, Set<String>> links = new LinkedHashMap<>();
        release.services().forEach((asking, service) -> service.spec().links().forEach((alias, to) -> {
            if (to.equals(linked)) {
                links.computeIfAbsent(asking, _ -> new LinkedHashSet<>()).add(alias);
            }
        }));
        return links;
    }
}
