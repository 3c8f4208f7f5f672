package io.argosy.model.app;

import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.UpdatePolicy;
import java.util.List;
import java.util.Map;

/// What a change of a service's spec asks for.
public enum ServiceChange {
    NONE,
    /// Replicas, update policy, published ports of the gateway and the like: running tasks are as good as new ones.
    POLICY,
    /// Running tasks must be replaced.
    TASKS;

    public static ServiceChange between(ServiceSpec before, ServiceSpec after) {
        if (before.equals(after)) {
            return NONE;
        }
        return taskView(before).equals(taskView(after)) ? POLICY : TASKS;
    }

    /// The spec with everything that does not reach a container put to one value.
    private static ServiceSpec taskView(ServiceSpec spec) {
        return new ServiceSpec(
                spec.name(), modeView(spec.mode()), spec.image(), spec.process(), spec.host(), spec.security(), spec.resources(),
                spec.mounts(), spec.files(), spec.networkMode(), spec.networks(),
                spec.ports().stream().filter(port -> port.mode() == PortMode.HOST).toList(),
                List.of(), Map.of(), List.of(), spec.health(), spec.unhealthy(), spec.restart(),
                UpdatePolicy.DEFAULT, UpdatePolicy.DEFAULT, spec.placement().staying(false),
                spec.logging(), spec.labels(), Map.of(), 0, spec.exclusive());
    }

    private static ServiceMode modeView(ServiceMode mode) {
        return switch (mode) {
            case ServiceMode.Replicated _ -> new ServiceMode.Replicated(1);
            case ServiceMode.Global global -> global;
            case ServiceMode.Job job -> job;
        };
    }
}
