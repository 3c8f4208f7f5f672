package io.argosy.compose.convert;

import io.argosy.model.service.HostSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names around a service's containers.
final class Hosts {
    private Hosts() {}

    static HostSpec of(Fields service) {
        return new HostSpec(service.text("hostname"), service.text("domainname"), extra(service),
                service.texts("dns"), service.texts("dns_search"), service.texts("dns_opt"));
    }

    private static Map<String, List<String>> extra(Fields service) {
        var hosts = new LinkedHashMap<String, List<String>>();
        for (var entry : service.texts("extra_hosts")) {
            var equals = entry.indexOf('=');
            if (equals < 1) {
                service.error("extra_hosts", "\"" + entry + "\" is no host and address", "write HOST=ADDRESS");
                continue;
            }
            hosts.computeIfAbsent(entry.substring(0, equals), host -> new ArrayList<>()).add(entry.substring(equals + 1));
        }
        return hosts;
    }
}
