package io.argosy.api.rest;

import io.argosy.model.id.ServiceName;
import io.argosy.model.unit.Frozen;
import java.util.Map;

/// Replicas by service; services not named stay as they are.
public record ScaleRequest(Map<ServiceName, Integer> replicas) {

    public ScaleRequest {
        replicas = Frozen.map(replicas);
    }
}
