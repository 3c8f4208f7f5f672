package io.argosy.api.rest;

import java.util.Objects;
import java.util.Optional;

/// Whether the server serves.
///
/// @param status `ready`
/// @param role `leader`, or `standby` while another server leads
/// @param leader the name of the server that leads; absent while nobody does
public record Health(String status, String role, Optional<String> leader) {

    public Health {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(leader, "leader");
    }
}
