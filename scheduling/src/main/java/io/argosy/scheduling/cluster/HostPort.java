package io.argosy.scheduling.cluster;

import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.PortSpec.Protocol;
import io.argosy.model.service.ServiceSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A port of a node that one listener can hold at a time.
///
/// @param ip the address it is bound to; all addresses of the node when absent
public record HostPort(int port, Protocol protocol, Optional<String> ip) {

    private static final Set<String> WILDCARDS = Set.of("", "0.0.0.0", "::", "[::]", "*");

    public HostPort {
        Objects.requireNonNull(protocol, "protocol");
        ip = ip.filter(address -> !WILDCARDS.contains(address));
    }

    /// The ports that a task of the service binds on its own node.
    public static List<HostPort> boundBy(ServiceSpec spec) {
        if (spec.networkMode() == NetworkMode.HOST) {
            return spec.ports().stream().map(port -> new HostPort(port.target(), port.protocol(), port.hostIp())).toList();
        }
        return published(spec, PortMode.HOST);
    }

    /// The fixed ports that the gateway of every node binds for the service.
    public static List<HostPort> ofGateway(ServiceSpec spec) {
        return spec.networkMode() == NetworkMode.HOST ? List.of() : published(spec, PortMode.INGRESS);
    }

    private static List<HostPort> published(ServiceSpec spec, PortMode mode) {
        return spec.ports().stream()
                .filter(port -> port.mode() == mode && port.published().isPresent())
                .map(HostPort::of)
                .toList();
    }

    private static HostPort of(PortSpec port) {
        return new HostPort(port.published().orElse(port.target()), port.protocol(), port.hostIp());
    }

    /// Whether both cannot be bound on one node at one moment.
    public boolean clashesWith(HostPort other) {
        return port == other.port
                && protocol == other.protocol
                && (ip.isEmpty() || other.ip.isEmpty() || ip.equals(other.ip));
    }

    /// `8080/tcp`, or with an address `10.0.0.1:8080/tcp`.
    @Override
    public String toString() {
        return ip.map(address -> address + ":").orElse("") + port + "/" + (protocol == Protocol.TCP ? "tcp" : "udp");
    }
}
