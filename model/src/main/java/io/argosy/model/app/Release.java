package io.argosy.model.app;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.NetworkSpec;
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

    /// The lease without which a task of the service must not run, if it holds one.
    public Optional<Duration> lease(ServiceName name) {
        return spec(name).flatMap(spec -> spec.lease(volumes));
    }

    /// Whether a task of the service may be replaced elsewhere only when its node was removed.
    public boolean staysAlone(ServiceName name) {
        return spec(name).filter(spec -> spec.staysAlone(volumes)).isPresent();
    }

    /// How the service is exclusive, if it is, and is in this release.
    public Optional<ExclusiveSpec> exclusive(ServiceName name) {
        return spec(name).flatMap(ServiceSpec::exclusive);
    }

    private Optional<ServiceSpec> spec(ServiceName name) {
        return Optional.ofNullable(services.get(name)).map(ReleasedService::spec);
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
