package io.argosy.model.service;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a container believes about its host and the names around it.
///
/// @param extraHosts name to addresses, written to the container's hosts file
/// @param dns name servers asked after the agent's own, in order
public record HostSpec(
        Optional<String> hostname,
        Optional<String> domainName,
        Map<String, List<String>> extraHosts,
        List<String> dns,
        List<String> dnsSearch,
        List<String> dnsOptions) {

    public static final HostSpec DEFAULT =
            new HostSpec(Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of(), List.of());

    public HostSpec {
        Objects.requireNonNull(hostname, "hostname");
        Objects.requireNonNull(domainName, "domainName");
        extraHosts = Frozen.map(extraHosts);
        dns = Frozen.list(dns);
        dnsSearch = Frozen.list(dnsSearch);
        dnsOptions = Frozen.list(dnsOptions);
    }
}
