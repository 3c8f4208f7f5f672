package io.argosy.model.service;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An entry under the top-level `networks`.
///
/// @param name what the user calls it on the engine; chosen by Argosy when absent
/// @param driver chosen by the number of nodes when absent
/// @param external whether it must exist already and is never made or removed
/// @param internal whether it has no way out
public record NetworkSpec(
        Optional<String> name,
        Optional<String> driver,
        Map<String, String> driverOptions,
        boolean external,
        boolean internal,
        boolean attachable,
        boolean ipv6,
        List<Subnet> subnets,
        Map<String, String> labels) {

    public static final NetworkSpec DEFAULT = new NetworkSpec(
            Optional.empty(), Optional.empty(), Map.of(), false, false, false, false, List.of(), Map.of());

    public NetworkSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(driver, "driver");
        driverOptions = Frozen.map(driverOptions);
        subnets = Frozen.list(subnets);
        labels = Frozen.map(labels);
    }

    /// An address range of a network. @param subnet in CIDR form
    public record Subnet(String subnet, Optional<String> gateway, Optional<String> ipRange) {
        public Subnet {
            Objects.requireNonNull(subnet, "subnet");
            Objects.requireNonNull(gateway, "gateway");
            Objects.requireNonNull(ipRange, "ipRange");
        }
    }
}
