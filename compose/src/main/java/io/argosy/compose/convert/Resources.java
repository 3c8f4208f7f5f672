package io.argosy.compose.convert;

import io.argosy.model.id.NetworkName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.VolumeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The top-level networks and volumes.
final class Resources {
    private final Fields project;
    private final String app;

    Resources(Fields project) {
        this.project = project;
        this.app = project.text("name").orElse("");
    }

    Map<NetworkName, NetworkSpec> networks() {
        var specs = new LinkedHashMap<NetworkName, NetworkSpec>();
        project.entries("networks").forEach((key, network) -> project.findings().make(network, () -> new NetworkName(key))
                .ifPresent(name -> network(key, network).ifPresent(spec -> specs.put(name, spec))));
        return specs;
    }

    private Optional<NetworkSpec> network(String key, Fields network) {
        var external = network.flag("external");
        var ipam = network.in("ipam");
        var pools = ipam.items("config").stream().filter(pool -> pool.has("subnet")).map(Resources::subnet).toList();
        return project.findings().make(network, () -> new NetworkSpec(name(key, network, external), network.text("driver"),
                network.strings("driver_opts"), external, network.flag("internal"), network.flag("attachable"),
                network.flag("enable_ipv6"), pools, network.strings("labels")));
    }

    private static NetworkSpec.Subnet subnet(Fields pool) {
        return new NetworkSpec.Subnet(pool.text("subnet").orElseThrow(), pool.text("gateway"), pool.text("ip_range"));
    }

    /// The name the user chose; the one that every project gives is none.
    private Optional<String> name(String key, Fields resource, boolean external) {
        return resource.text("name").filter(name -> external || !name.equals(app + "_" + key));
    }

    Map<VolumeName, VolumeSpec> volumes() {
        var specs = new LinkedHashMap<VolumeName, VolumeSpec>();
        project.entries("volumes").forEach((key, volume) -> project.findings().make(volume, () -> new VolumeName(key))
                .ifPresent(name -> volume(key, volume).ifPresent(spec -> specs.put(name, spec))));
        return specs;
    }

    private Optional<VolumeSpec> volume(String key, Fields volume) {
        var external = volume.flag("external");
        return project.findings().make(volume, () -> new VolumeSpec(name(key, volume, external), volume.text("driver"),
                volume.strings("driver_opts"), external, volume.strings("labels")));
    }
}
