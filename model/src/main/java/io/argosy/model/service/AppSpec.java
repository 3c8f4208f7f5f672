package io.argosy.model.service;

import io.argosy.model.id.AppName;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;

/// A whole app as its Compose file, variables and profiles rendered it. Active services only.
///
/// Every name a service refers to (network, volume, config, secret, dependency) is a key here, and `depends_on` has no
/// cycle: `compose` refuses files that break this.
public record AppSpec(
        AppName name,
        Map<ServiceName, ServiceSpec> services,
        Map<NetworkName, NetworkSpec> networks,
        Map<VolumeName, VolumeSpec> volumes,
        Map<ContentName, ContentSpec> configs,
        Map<ContentName, ContentSpec> secrets) {

    public AppSpec {
        Objects.requireNonNull(name, "name");
        services = Frozen.map(services);
        networks = Frozen.map(networks);
        volumes = Frozen.map(volumes);
        configs = Frozen.map(configs);
        secrets = Frozen.map(secrets);
    }
}
