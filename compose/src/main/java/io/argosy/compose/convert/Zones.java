package io.argosy.compose.convert;

import io.argosy.compose.tree.Mapping;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ZoneSpec;
import java.util.Optional;

/// `zones` of `x-argosy`: `{min: 3}`, or `{min: 3, soft: true}`.
final class Zones {
    private static final String KEY = "zones";

    private Zones() {}

    static Optional<ZoneSpec> of(Fields argosy, ServiceMode mode) {
        if (!argosy.has(KEY)) {
            return Optional.empty();
        }
        if (!(argosy.peek(KEY) instanceof Mapping)) {
            argosy.take(KEY);
            argosy.error(KEY, "must be a mapping", "write zones: {min: 3}, or {min: 3, soft: true}");
            return Optional.empty();
        }
        var zones = argosy.in(KEY);
        if (!zones.has("min")) {
            argosy.error(KEY, "says no min", "write zones: {min: 3}, or {min: 3, soft: true}");
        }
        var min = zones.whole("min", ZoneSpec.LEAST, ZoneSpec.MOST).map(Long::intValue);
        var soft = zones.flag("soft");
        return min.filter(wanted -> possible(argosy, mode, wanted)).map(wanted -> new ZoneSpec(wanted, soft));
    }

    private static boolean possible(Fields argosy, ServiceMode mode, int wanted) {
        switch (mode) {
            case ServiceMode.Replicated(int replicas) -> {
                if (replicas > 0 && replicas < wanted) {
                    argosy.error(KEY, "zones.min is " + wanted + ", but the service has " + replicas + (replicas == 1 ? " replica" : " replicas"),
                            "ask for at least as many replicas (deploy.replicas) as zones, or for fewer zones");
                }
            }
            case ServiceMode.Global _ -> argosy.error(KEY, "a global service has a task on every node", "remove zones");
            case ServiceMode.Job _ -> argosy.error(KEY, "a job's runs need not be in different zones", "remove zones");
        }
        return true;
    }
}
