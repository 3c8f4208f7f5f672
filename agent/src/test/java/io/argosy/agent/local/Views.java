package io.argosy.agent.local;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item.ListenerItem;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.Slot;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A view that is built step by step, of app `shop` in the default space.
public final class Views {
    public static final AppRef SHOP = AppRef.of("default", "shop");

    private final Map<TaskId, LocalTask> tasks = new LinkedHashMap<>();
    private final List<ServiceItem> services = new ArrayList<>();
    private final List<ListenerItem> listeners = new ArrayList<>();
    private final Map<NetworkName, String> engineNames = new LinkedHashMap<>();

    /// What the engine calls a network of the app, for the tasks that are added after this.
    public Views network(String name, String engineName) {
        engineNames.put(new NetworkName(name), engineName);
        return this;
    }

    /// A ready task with these networks and addresses.
    public Views ready(String id, ServiceSpec spec, Map<String, String> addresses) {
        return task(id, spec, addresses, Goal.RUN, RunState.READY);
    }

    public Views task(String id, ServiceSpec spec, Map<String, String> addresses, Goal goal, RunState run) {
        Map<NetworkName, String> byNetwork = new LinkedHashMap<>();
        addresses.forEach((network, address) -> byNetwork.put(new NetworkName(network), address));
        TaskId taskId = new TaskId(id);
        Slot slot = new Slot(new ServiceRef(SHOP, spec.name()), new ReleaseNumber(1), 1);
        Task task = new Task(taskId, slot, Optional.empty(), Optional.of(new NodeId("n1")), goal, "test", Instant.EPOCH);
        Map<NetworkName, String> joined = new LinkedHashMap<>(engineNames);
        joined.keySet().retainAll(spec.networks().stream().map(NetworkAttachment::network).toList());
        TaskItem item = new TaskItem(task, spec, new ImageIdentity("sha256:0", Optional.empty()), joined, Map.of(), Map.of(), Map.of(), 0);
        TaskStatus status = new TaskStatus(taskId, new TaskState.Running(run, Instant.EPOCH, Optional.empty()), Optional.of("c-" + id), byNetwork,
                List.of(), 0, false, Optional.empty(), "");
        tasks.put(taskId, new LocalTask(item, status));
        return this;
    }

    public Views without(String id) {
        tasks.remove(new TaskId(id));
        return this;
    }

    public Views service(ServiceItem item) {
        services.add(item);
        return this;
    }

    public Views listener(String service, int target, int published) {
        listeners.add(new ListenerItem(new ServiceRef(SHOP, new ServiceName(service)),
                new PortSpec(target, Optional.of(published), PortSpec.Protocol.TCP, PortMode.INGRESS, Optional.of("127.0.0.1")), Map.of()));
        return this;
    }

    public LocalView view() {
        return new LocalView("c1", tasks, services, listeners);
    }

    /// A service on these networks, otherwise without wishes.
    public static ServiceSpec spec(String name, String... networks) {
        return ServiceBuilder.service(name).networks(Stream.of(networks).map(NetworkAttachment::of).toArray(NetworkAttachment[]::new)).build();
    }
}
