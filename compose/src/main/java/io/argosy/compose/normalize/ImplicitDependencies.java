package io.argosy.compose.normalize;

import io.argosy.compose.source.Place;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Links, shared namespaces and shared volumes order services as if they were named in `depends_on`.
final class ImplicitDependencies {
    private static final List<String> NAMESPACES = List.of("network_mode", "ipc", "pid", "uts", "cgroup");
    private static final String SERVICE = "service:";

    private ImplicitDependencies() {}

    static Mapping add(Mapping service) {
        var implied = implied(service);
        if (implied.isEmpty()) {
            return service;
        }
        var dependencies = service.mapping("depends_on");
        for (var name : implied.entrySet()) {
            dependencies = dependencies.withDefault(name.getKey(), dependency(service.place(), name.getValue()));
        }
        return service.with("depends_on", dependencies);
    }

    /// Service -> whether this one restarts with it.
    private static Map<String, Boolean> implied(Mapping service) {
        var implied = new LinkedHashMap<String, Boolean>();
        service.sequence("links").texts().forEach(link -> implied.putIfAbsent(link.split(":", 2)[0], true));
        for (var namespace : NAMESPACES) {
            service.text(namespace).filter(text -> text.startsWith(SERVICE))
                    .ifPresent(text -> implied.putIfAbsent(text.substring(SERVICE.length()), true));
        }
        service.sequence("volumes_from").texts().stream().filter(from -> !from.startsWith("container:"))
                .forEach(from -> implied.putIfAbsent(from.split(":", 2)[0], false));
        return implied;
    }

    private static Mapping dependency(Place place, boolean restart) {
        var started = Mapping.empty(place).with("condition", Scalar.string("service_started", place));
        return (restart ? started.with("restart", Scalar.bool(true, place)) : started).with("required", Scalar.bool(true, place));
    }
}
