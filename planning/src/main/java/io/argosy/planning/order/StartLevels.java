package io.argosy.planning.order;

import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.ServiceSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How early each service starts: the longest chain of dependencies below it. Services of level 0 depend on nothing.
public final class StartLevels {

    private final Map<ServiceName, ServiceSpec> services;
    private final Map<ServiceName, Integer> levels = new HashMap<>();

    private StartLevels(Map<ServiceName, ServiceSpec> services) {
        this.services = services;
    }

    public static Map<ServiceName, Integer> of(Map<ServiceName, ServiceSpec> services) {
        StartLevels levels = new StartLevels(services);
        services.keySet().forEach(name -> levels.level(name, new HashSet<>()));
        return Map.copyOf(levels.levels);
    }

    /// A dependency that leads back to a service on the way, or to none of the app, counts nothing.
    private int level(ServiceName name, Set<ServiceName> way) {
        Integer known = levels.get(name);
        if (known != null) {
            return known;
        }
        way.add(name);
        int level = 0;
        for (Dependency dependency : services.get(name).dependencies()) {
            if (services.containsKey(dependency.service()) && !way.contains(dependency.service())) {
                level = Math.max(level, 1 + level(dependency.service(), way));
            }
        }
        way.remove(name);
        levels.put(name, level);
        return level;
    }
}
