package io.argosy.model.service;

import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.unit.Frozen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One service: what runs, how many of it, where, after what, and how it is judged and changed.
///
/// @param files configs and secrets to mount
/// @param expose container ports, `80` or `53/udp`, that other services use; documentation only
/// @param links extra names for other services, as Compose `links` gives them: alias to service
/// @param labels labels of the service's containers
/// @param serviceLabels labels of the service itself (`deploy.labels`)
/// @param priority who goes first when capacity is short, and whom others give way to; higher wins, 0 unless told otherwise
/// @param exclusive that no slot may have two running tasks at once; absent where that does no harm
public record ServiceSpec(
        ServiceName name,
        ServiceMode mode,
        ImageSpec image,
        ProcessSpec process,
        HostSpec host,
        SecuritySpec security,
        ResourceSpec resources,
        List<MountSpec> mounts,
        List<FileSpec> files,
        NetworkMode networkMode,
        List<NetworkAttachment> networks,
        List<PortSpec> ports,
        List<String> expose,
        Map<String, ServiceName> links,
        List<Dependency> dependencies,
        HealthSpec health,
        UnhealthyPolicy unhealthy,
        RestartPolicy restart,
        UpdatePolicy update,
        UpdatePolicy rollback,
        PlacementSpec placement,
        LoggingSpec logging,
        Map<String, String> labels,
        Map<String, String> serviceLabels,
        int priority,
        Optional<ExclusiveSpec> exclusive) {

    public static final int LOWEST_PRIORITY = -1000;
    public static final int HIGHEST_PRIORITY = 1000;

    public ServiceSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(resources, "resources");
        mounts = Frozen.list(mounts);
        files = Frozen.list(files);
        Objects.requireNonNull(networkMode, "networkMode");
        networks = Frozen.list(networks);
        ports = Frozen.list(ports);
        expose = Frozen.list(expose);
        links = Frozen.map(links);
        dependencies = Frozen.list(dependencies);
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(unhealthy, "unhealthy");
        Objects.requireNonNull(restart, "restart");
        Objects.requireNonNull(update, "update");
        Objects.requireNonNull(rollback, "rollback");
        Objects.requireNonNull(placement, "placement");
        Objects.requireNonNull(logging, "logging");
        labels = Frozen.map(labels);
        serviceLabels = Frozen.map(serviceLabels);
        exclusive = exclusive == null ? Optional.empty() : exclusive;
    }

    /// Whether two tasks of this service cannot share one node at one moment, because both would bind the same host port.
    public boolean bindsHostPorts() {
        return networkMode == NetworkMode.HOST && !ports.isEmpty()
                || ports.stream().anyMatch(port -> port.mode() == PortMode.HOST && port.published().isPresent());
    }

    /// Whether a task of this service writes to a volume that only one node holds.
    public boolean writesLocalVolume() {
        return mounts.stream().anyMatch(mount -> mount.kind() == MountKind.VOLUME && !mount.readOnly());
    }

    /// The lease without which a task of this service must not run. Only an exclusive task that may come to another node holds one: not one of a global service, nor one that a
    /// volume of its node binds.
    ///
    /// @param volumes of its release
    public Optional<Duration> lease(Map<VolumeName, VolumeSpec> volumes) {
        return exclusive.filter(how -> how.alone() == ExclusiveSpec.Alone.STOP && mayMove(volumes)).map(ExclusiveSpec::lease);
    }

    /// Whether a task of this exclusive service may be replaced elsewhere only when its node was removed.
    ///
    /// @param volumes of its release
    public boolean staysAlone(Map<VolumeName, VolumeSpec> volumes) {
        return exclusive.filter(how -> how.alone() == ExclusiveSpec.Alone.KEEP && mayMove(volumes)).isPresent();
    }

    private boolean mayMove(Map<VolumeName, VolumeSpec> volumes) {
        return !(mode instanceof ServiceMode.Global)
                && mounts.stream().filter(mount -> mount.kind() == MountKind.VOLUME).noneMatch(mount -> local(mount, volumes));
    }

    /// An anonymous volume is local too.
    private static boolean local(MountSpec mount, Map<VolumeName, VolumeSpec> volumes) {
        return mount.source().map(source -> volumes.getOrDefault(new VolumeName(source), VolumeSpec.DEFAULT).local()).orElse(true);
    }

    /// Whether a place may take only so many tasks of this service: then there may be none for one more of them.
    public boolean limitsTasksByPlace() {
        return placement.maxPerNode().isPresent() || placement.affinities().stream().anyMatch(affinity ->
                affinity.required() && affinity.kind() == Affinity.Kind.APART && affinity.app().isEmpty() && affinity.service().equals(name));
    }
}
