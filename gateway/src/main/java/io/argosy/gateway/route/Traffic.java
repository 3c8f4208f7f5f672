package io.argosy.gateway.route;

import java.util.Objects;

/// What the gateway does with connections of a frontend.
public sealed interface Traffic {
    /// Passes bytes on, whatever they mean.
    record Tcp(BackendName backend) implements Traffic {
        public Tcp {
            Objects.requireNonNull(backend, "backend");
        }
    }
}
