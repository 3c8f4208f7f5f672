package io.argosy.agent.network;

import io.argosy.agent.local.LocalView;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.NetworkName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Leaves out of a view what this node cannot reach yet: the server may tell of tasks on an overlay before this node is on it, and traffic that was led there would leave by
/// the default route, to who knows whom.
public final class ReachedServices {
    private final Companion companion;
    private final NetworkNames names;

    public ReachedServices(Companion companion, NetworkNames names) {
        this.companion = companion;
        this.names = names;
    }

    public LocalView of(LocalView view) {
        return new LocalView(view.cluster(), view.tasks(), view.services().stream().map(this::reached).toList(), view.listeners());
    }

    private ServiceItem reached(ServiceItem service) {
        List<Endpoint> remote = service.remote().stream().map(endpoint -> reached(service, endpoint)).filter(endpoint -> !endpoint.addresses().isEmpty()).toList();
        return new ServiceItem(service.service(), service.aliases(), service.links(), remote);
    }

    private Endpoint reached(ServiceItem service, Endpoint endpoint) {
        Map<NetworkName, String> addresses = new LinkedHashMap<>(endpoint.addresses());
        addresses.entrySet().removeIf(entry -> !names.given(service.service().app(), entry.getKey()) && !companion.leadsTo(entry.getValue()));
        return new Endpoint(endpoint.task(), endpoint.node(), endpoint.topology(), addresses, endpoint.release());
    }
}
