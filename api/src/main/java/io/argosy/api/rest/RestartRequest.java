package io.argosy.api.rest;

import io.argosy.model.id.ServiceName;
import io.argosy.model.unit.Frozen;
import java.util.Set;

/// Services whose tasks are replaced by equal ones; all when empty.
public record RestartRequest(Set<ServiceName> services) {

    public RestartRequest {
        services = Frozen.set(services);
    }
}
