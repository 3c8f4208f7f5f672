package io.argosy.agent.network;

import io.argosy.engine.ContainerInfo;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.network.Reach;
import io.argosy.model.service.NetworkMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the networks that tasks name are on this engine at the moment: a task names its network alike whether it is a bridge or an overlay.
public final class NetworkNames {
    private final Supplier<Assignment> assignment;

    public NetworkNames(Supplier<Assignment> assignment) {
        this.assignment = assignment;
    }

    public Optional<NetworkItem> item(String network) {
        return assignment.get().items().get("network/" + network) instanceof NetworkItem item ? Optional.of(item) : Optional.empty();
    }

    /// Whether a network is what the app's file says, and reached, or not, without our doing.
    boolean given(AppRef app, NetworkName name) {
        return assignment.get().items().values().stream().anyMatch(item -> item instanceof NetworkItem network
                && network.app().equals(app) && network.name().equals(name) && network.reach() instanceof Reach.Given && !network.spec().external());
    }

    /// The overlay that a network is by now.
    public Optional<Reach.Overlay> overlay(String network) {
        return item(network).map(NetworkItem::reach).filter(Reach.Overlay.class::isInstance).map(Reach.Overlay.class::cast);
    }

    /// What to connect a new container to.
    public String onEngine(String network) {
        return overlay(network).map(Reach.Overlay::engineName).orElse(network);
    }

    /// Whether new containers of the task are put on an overlay.
    public boolean onOverlay(TaskItem task) {
        return task.spec().networkMode() == NetworkMode.APP && task.networks().values().stream().anyMatch(network -> overlay(network).isPresent());
    }

    /// The container with its addresses under the names that its task uses. One that is on bridge and overlay goes by the overlay.
    public ContainerInfo named(TaskItem task, ContainerInfo container) {
        Map<String, String> addresses = new LinkedHashMap<>(container.addresses());
        for (String network : task.networks().values()) {
            overlay(network).map(overlay -> container.addresses().get(overlay.engineName())).ifPresent(address -> addresses.put(network, address));
        }
        return addresses.equals(container.addresses()) ? container : container.reachedAt(addresses, container.ports());
    }
}
