package io.argosy.compose.convert;

import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Scalar;
import io.argosy.model.service.SecuritySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a service's containers may do.
final class Permissions {
    private Permissions() {}

    static SecuritySpec of(Fields service) {
        return new SecuritySpec(service.flag("privileged"), service.flag("read_only"), service.texts("cap_add"),
                service.texts("cap_drop"), service.texts("security_opt"), devices(service), service.strings("sysctls"), ulimits(service));
    }

    private static List<String> devices(Fields service) {
        return service.items("devices").stream().map(device -> device.text("source").orElse("") + ":"
                + device.text("target").orElse("") + ":" + device.text("permissions").orElse("rwm")).toList();
    }

    private static Map<String, SecuritySpec.Ulimit> ulimits(Fields service) {
        var limits = new LinkedHashMap<String, SecuritySpec.Ulimit>();
        var fields = service.in("ulimits");
        fields.names().forEach(name -> limit(fields, name).ifPresent(limit -> limits.put(name, limit)));
        return limits;
    }

    private static Optional<SecuritySpec.Ulimit> limit(Fields limits, String name) {
        Node node = limits.peek(name);
        if (node instanceof Scalar) {
            return limits.whole(name, -1, Long.MAX_VALUE).map(both -> new SecuritySpec.Ulimit(both, both));
        }
        var pair = limits.in(name);
        var soft = pair.whole("soft", -1, Long.MAX_VALUE);
        return pair.whole("hard", -1, Long.MAX_VALUE).flatMap(hard -> soft.map(low -> new SecuritySpec.Ulimit(low, hard)));
    }
}
