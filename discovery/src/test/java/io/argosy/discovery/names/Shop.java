package io.argosy.discovery.names;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An app with two networks, seen from node n1, and another app beside it.
public final class Shop {
    public static final AppRef SHOP = AppRef.of("default", "shop");
    public static final AppRef OTHER = AppRef.of("default", "other");
    public static final Place HERE = new Place(new NodeId("n1"), List.of("eu", "a"));
    public static final Asker ADMIN = asker(SHOP, "admin", List.of("front"), List.of());
    public static final Asker WEB = asker(SHOP, "web", List.of("back", "front"), List.of("192.0.2.53"));
    public static final NameTable TABLE = table();

    private Shop() {}

    private static NameTable table() {
        ServiceRecord web = new ServiceRecord(ref(SHOP, "web"), Map.of(new NetworkName("front"), Set.of("www")), Map.of(),
                List.of(new ServicePort(443, "tcp"), new ServicePort(80, "tcp")),
                List.of(instance("w1", "n1", Map.of("front", "10.1.0.2")), instance("w2", "n1", Map.of("front", "10.1.0.3")),
                        instance("w3", "n2", Map.of("front", "10.1.0.9"))));
        ServiceRecord db = new ServiceRecord(ref(SHOP, "db"), Map.of(new NetworkName("back"), Set.of("deep")),
                Map.of(new ServiceName("admin"), Set.of("store")), List.of(),
                List.of(instance("d1", "n1", Map.of("front", "10.1.0.5", "back", "10.2.0.5"))));
        ServiceRecord dotted = service("db.main", List.of(instance("d2", "n1", Map.of("front", "10.1.0.6"))));
        ServiceRecord cache = service("cache", List.of());
        ServiceRecord hidden = service("hidden", List.of(instance("h1", "n1", Map.of("back", "10.2.0.7"))));
        ServiceRecord secret = new ServiceRecord(ref(OTHER, "secretsvc"), Map.of(), Map.of(), List.of(),
                List.of(instance("o1", "n1", Map.of("front", "10.3.0.2"))));
        return new NameTable(HERE, 1, Map.of(SHOP, List.of(web, db, dotted, cache, hidden), OTHER, List.of(secret)),
                Map.of("10.1.0.4", ADMIN, "127.0.0.1", ADMIN, "10.2.0.2", WEB));
    }

    public static ServiceRecord service(String name, List<Instance> instances) {
        return new ServiceRecord(ref(SHOP, name), Map.of(), Map.of(), List.of(), instances);
    }

    public static Asker asker(AppRef app, String service, List<String> networks, List<String> nameServers) {
        return new Asker(ref(app, service), networks.stream().map(NetworkName::new).toList(), nameServers);
    }

    static Instance instance(String task, String node, Map<String, String> addresses) {
        Map<NetworkName, String> byName = new HashMap<>();
        addresses.forEach((network, address) -> byName.put(new NetworkName(network), address));
        return new Instance(new TaskId(task), new NodeId(node), List.of("eu", node.equals("n1") ? "a" : "b"), byName);
    }

    private static ServiceRef ref(AppRef app, String service) {
        return new ServiceRef(app, new ServiceName(service));
    }
}
