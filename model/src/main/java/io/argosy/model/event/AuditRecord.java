package io.argosy.model.event;

import java.time.Instant;
import java.util.Objects;

/// A change somebody asked for; written in the transaction that made it.
///
/// @param action stable code, dotted: `app.deploy`
/// @param target what it was done to: `default/shop`
/// @param detail for people; never holds a secret
public record AuditRecord(Instant at, String who, String role, String action, String target, String detail) {

    public AuditRecord {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(detail, "detail");
    }
}
