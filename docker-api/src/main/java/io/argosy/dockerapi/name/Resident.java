package io.argosy.dockerapi.name;

import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A container, running or not, as lists of engines tell of it.
///
/// @param image the reference it was made from
/// @param ports of the host that it has now
/// @param running or paused
public record Resident(FleetNode node, String id, List<String> names, String image, Map<String, String> labels, Set<HostPort> ports, boolean running) implements Named {

    /// The label of everything that Argosy made.
    public static final String CLUSTER = "io.argosy.cluster";

    public Resident {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(id, "id");
        names = Frozen.list(names);
        Objects.requireNonNull(image, "image");
        labels = Frozen.map(labels);
        ports = Set.copyOf(ports);
    }

    /// One that does not run.
    public Resident(FleetNode node, String id, List<String> names, String image, Map<String, String> labels, Set<HostPort> ports) {
        this(node, id, names, image, labels, ports, false);
    }

    /// A port of a host. @param address empty for all @param protocol `tcp`, `udp` or `sctp`
    public record HostPort(String address, int port, String protocol) {

        public HostPort {
            address = Set.of("0.0.0.0", "::").contains(address) ? "" : address;
        }

        public boolean collidesWith(HostPort other) {
            return port == other.port && protocol.equals(other.protocol) && (address.isEmpty() || other.address.isEmpty() || address.equals(other.address));
        }

        @Override
        public String toString() {
            return (address.isEmpty() ? "" : address + ":") + port + "/" + protocol;
        }
    }
}
