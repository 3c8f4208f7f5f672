package io.argosy.engine;

import io.argosy.model.service.HostSpec;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.SecuritySpec;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A container to make. The engine never restarts it, and never probes it: both are the agent's.
///
/// @param image an id, or a reference the engine has
/// @param mounts sources of volumes are names of volumes on the engine
/// @param ports all of them are published on the host, whatever their mode
public record ContainerPlan(
        String name,
        String image,
        Optional<String> platform,
        Map<String, String> labels,
        ProcessSpec process,
        HostSpec host,
        SecuritySpec security,
        ResourceSpec resources,
        List<MountSpec> mounts,
        Connection connection,
        List<PortSpec> ports,
        LoggingSpec logging) {
    /// What a container is connected to.
    public sealed interface Connection {
        /// The host's own network stack.
        record Host() implements Connection {}

        /// Nothing but loopback.
        record None() implements Connection {}

        /// The network of another container, with its host name, hosts file, name servers and published ports.
        ///
        /// @param container its id
        record Shared(String container) implements Connection {
            public Shared {
                Objects.requireNonNull(container, "container");
            }
        }

        /// The engine's default bridge when empty, else these networks, the first of which gives the default route.
        record Joined(List<Endpoint> endpoints) implements Connection {
            public Joined {
                endpoints = List.copyOf(endpoints);
            }
        }
    }

    public ContainerPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(platform, "platform");
        labels = Frozen.map(labels);
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(resources, "resources");
        mounts = List.copyOf(mounts);
        Objects.requireNonNull(connection, "connection");
        ports = List.copyOf(ports);
        Objects.requireNonNull(logging, "logging");
    }

    /// A container with defaults for everything but its name and image; the base to build others on.
    public static ContainerPlan of(String name, String image) {
        return new ContainerPlan(name, image, Optional.empty(), Map.of(), ProcessSpec.DEFAULT, HostSpec.DEFAULT, SecuritySpec.DEFAULT,
                ResourceSpec.DEFAULT, List.of(), new Connection.Joined(List.of()), List.of(), LoggingSpec.DEFAULT);
    }

    public ContainerPlan withLabels(Map<String, String> value) {
        return new ContainerPlan(name, image, platform, value, process, host, security, resources, mounts, connection, ports, logging);
    }

    public ContainerPlan withProcess(ProcessSpec value) {
        return new ContainerPlan(name, image, platform, labels, value, host, security, resources, mounts, connection, ports, logging);
    }

    public ContainerPlan withHost(HostSpec value) {
        return new ContainerPlan(name, image, platform, labels, process, value, security, resources, mounts, connection, ports, logging);
    }

    public ContainerPlan withSecurity(SecuritySpec value) {
        return new ContainerPlan(name, image, platform, labels, process, host, value, resources, mounts, connection, ports, logging);
    }

    public ContainerPlan withLogging(LoggingSpec value) {
        return new ContainerPlan(name, image, platform, labels, process, host, security, resources, mounts, connection, ports, value);
    }

    public ContainerPlan withMounts(List<MountSpec> value) {
        return new ContainerPlan(name, image, platform, labels, process, host, security, resources, value, connection, ports, logging);
    }

    public ContainerPlan withConnection(Connection value) {
        return new ContainerPlan(name, image, platform, labels, process, host, security, resources, mounts, value, ports, logging);
    }

    public ContainerPlan withPorts(List<PortSpec> value) {
        return new ContainerPlan(name, image, platform, labels, process, host, security, resources, mounts, connection, value, logging);
    }

    /// The plan for a program other than the image's own.
    public ContainerPlan running(String... argv) {
        ProcessSpec p = process;
        return withProcess(new ProcessSpec(p.entrypoint(), Optional.of(List.of(argv)), p.environment(), p.workingDirectory(), p.user(),
                p.groups(), p.tty(), p.stdinOpen(), p.init(), p.stopSignal(), p.stopGrace()));
    }
}
