package io.argosy.scheduling.ports;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.ServiceSpec;
import io.argosy.scheduling.cluster.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The fixed ports that the gateway holds, and for whom. A port is one service's: the gateway listens on every node.
///
/// @param held ports with their owner, in the order in which they were taken
public record PublishedPorts(List<Held> held) {

    public static final PublishedPorts NONE = new PublishedPorts(List.of());

    public PublishedPorts {
        held = List.copyOf(held);
    }

    /// @param service whose port it is
    public record Held(HostPort port, ServiceRef service) {
        public Held {
            Objects.requireNonNull(port, "port");
            Objects.requireNonNull(service, "service");
        }
    }

    /// These ports and those of an app besides.
    public PublishedPorts with(AppRef app, Map<ServiceName, ServiceSpec> services) {
        List<Held> all = new ArrayList<>(held);
        all.addAll(of(app, services));
        return new PublishedPorts(all);
    }

    /// What stands against an app publishing its ports: ports of other apps, and ports that two of its own services publish.
    /// Ports that the same app holds already are its own to give up.
    public List<PortConflict> conflicts(AppRef app, Map<ServiceName, ServiceSpec> services) {
        List<Held> taken = new ArrayList<>(held.stream().filter(other -> !other.service().app().equals(app)).toList());
        List<PortConflict> conflicts = new ArrayList<>();
        for (Held wanted : of(app, services)) {
            clash(taken, wanted).ifPresentOrElse(
                    other -> conflicts.add(new PortConflict(wanted.port(), wanted.service(), other.service())), () -> taken.add(wanted));
        }
        return conflicts;
    }

    private static Optional<Held> clash(List<Held> taken, Held wanted) {
        return taken.stream().filter(other -> other.port().clashesWith(wanted.port())).findFirst();
    }

    private static List<Held> of(AppRef app, Map<ServiceName, ServiceSpec> services) {
        return services.entrySet().stream()
                .flatMap(entry -> HostPort.ofGateway(entry.getValue()).stream()
                        .map(port -> new Held(port, new ServiceRef(app, entry.getKey()))))
                .toList();
    }
}
