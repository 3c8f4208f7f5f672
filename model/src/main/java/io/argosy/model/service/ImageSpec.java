package io.argosy.model.service;

import java.util.Objects;
import java.util.Optional;

/// Which image a service runs.
///
/// @param reference as the user wrote it, such as `nginx:1.27` or `registry.local/shop@sha256:...`
/// @param pull when to ask a registry for it
/// @param platform `os/arch[/variant]`; the node's own when absent
public record ImageSpec(String reference, PullPolicy pull, Optional<String> platform) {

    public ImageSpec {
        if (reference.isBlank()) {
            throw new IllegalArgumentException("an image reference cannot be empty");
        }
        Objects.requireNonNull(pull, "pull");
        Objects.requireNonNull(platform, "platform");
    }
}
