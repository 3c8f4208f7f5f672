package io.argosy.agent.network;

import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.TaskId;
import io.argosy.model.network.Reach;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Addresses of tasks of other nodes, as far as they are on overlays that this node is on, too.
public final class OverlayAddresses {

    private record Name(AppRef app, NetworkName network) {}

    /// Of each task that has some.
    Map<TaskId, Set<String>> of(Assignment assignment) {
        Set<Name> overlays = new HashSet<>();
        for (Item item : assignment.items().values()) {
            if (item instanceof NetworkItem network && network.reach() instanceof Reach.Overlay) {
                overlays.add(new Name(network.app(), network.name()));
            }
        }
        Map<TaskId, Set<String>> addresses = new HashMap<>();
        for (Item item : assignment.items().values()) {
            if (item instanceof ServiceItem service) {
                service.remote().forEach(endpoint -> {
                    Set<String> own = on(overlays, service.service().app(), endpoint);
                    if (!own.isEmpty()) {
                        addresses.put(endpoint.task(), own);
                    }
                });
            }
        }
        return addresses;
    }

    private static Set<String> on(Set<Name> overlays, AppRef app, Endpoint endpoint) {
        return endpoint.addresses().entrySet().stream().filter(entry -> overlays.contains(new Name(app, entry.getKey())))
                .map(Map.Entry::getValue).collect(Collectors.toUnmodifiableSet());
    }
}
