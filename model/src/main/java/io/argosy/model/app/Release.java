package io.argosy.model.app;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.ExclusiveSpec.Alone;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import io.argosy.model.unit.Frozen;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What an app is at one moment. Immutable, and kept for rollback as long as the retention says.
///
/// @param compose the canonical Compose text, without secrets
public record Release(
        AppRef app,
        ReleaseNumber number,
        Map<ServiceName, ReleasedService> services,
        Map<NetworkName, NetworkSpec> networks,
        Map<VolumeName, VolumeSpec> volumes,
        Map<ContentName, ContentRef> configs,
        Map<ContentName, ContentRef> secrets,
        Template template,
        String compose,
        Origin origin) {

    public Release {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(number, "number");
        services = Frozen.map(services);
        networks = Frozen.map(networks);
        volumes = Frozen.map(volumes);
        configs = Frozen.map(configs);
        secrets = Frozen.map(secrets);
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(compose, "compose");
        Objects.requireNonNull(origin, "origin");
    }

    /// The lease without which a task of the service must not run. Only an exclusive task that may come to another node holds one: not one of a global service, nor one that a
    /// volume of its node binds.
    public Optional<Duration> lease(ServiceName name) {
        return exclusive(name).filter(exclusive -> exclusive.alone() == Alone.STOP && mayMove(services.get(name).spec())).map(ExclusiveSpec::lease);
    }

    /// Whether a task of the service may be replaced elsewhere only when its node was removed.
    public boolean staysAlone(ServiceName name) {
        return exclusive(name).filter(exclusive -> exclusive.alone() == Alone.KEEP && mayMove(services.get(name).spec())).isPresent();
    }

    /// How the service is exclusive, if it is, and is in this release.
    public Optional<ExclusiveSpec> exclusive(ServiceName name) {
        return Optional.ofNullable(services.get(name)).flatMap(service -> service.spec().exclusive());
    }

    private boolean mayMove(ServiceSpec spec) {
        return !(spec.mode() instanceof ServiceMode.Global)
                && spec.mounts().stream().filter(mount -> mount.kind() == MountKind.VOLUME).noneMatch(this::local);
    }

    /// An anonymous volume is local too.
    private boolean local(MountSpec mount) {
        return mount.source().map(source -> volumes.getOrDefault(new VolumeName(source), VolumeSpec.DEFAULT).local()).orElse(true);
    }

    /// A service as released.
    ///
    /// @param files version of each config and secret the service mounts, by key
    /// @param since the release in which the service last changed: its tasks' slots name that one, so that a release rolls
    ///     only what it changed
    public record ReleasedService(
            ServiceSpec spec, ImageIdentity image, Map<ContentName, ContentRef> configs, Map<ContentName, ContentRef> secrets, ReleaseNumber since) {

        public ReleasedService {
            Objects.requireNonNull(spec, "spec");
            Objects.requireNonNull(image, "image");
            configs = Frozen.map(configs);
            secrets = Frozen.map(secrets);
            Objects.requireNonNull(since, "since");
        }

        /// Whether tasks of the other would be no different from tasks of this one. The number of replicas does not count.
        public boolean runsTheSameAs(ReleasedService other) {
            return image.equals(other.image)
                    && configs.equals(other.configs)
                    && secrets.equals(other.secrets)
                    && ServiceChange.between(spec, other.spec) != ServiceChange.TASKS;
        }
    }
}
