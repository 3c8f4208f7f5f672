package io.argosy.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// An image that an engine has.
///
/// @param id `sha256:...`
/// @param tags references it goes by
/// @param digests `repository@sha256:...` of the registries it came from
/// @param layers content ids of its layers, lowest first; empty in lists, as all that follows
/// @param bytes of its layers, unpacked
/// @param health its own `HEALTHCHECK`
public record ImageInfo(
        String id, List<String> tags, List<String> digests, Instant created, List<String> layers, long bytes, String os, String architecture,
        Optional<Health> health) {
    public ImageInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(created, "created");
        layers = List.copyOf(layers);
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        Objects.requireNonNull(health, "health");
    }

    /// An image's `HEALTHCHECK` as Docker keeps it.
    ///
    /// @param test `CMD` and an argv, `CMD-SHELL` and a line, or `NONE`
    /// @param interval zero for the default, as all the others
    public record Health(
            List<String> test, Duration interval, Duration timeout, Duration startPeriod, Duration startInterval, int retries) {
        public Health {
            test = List.copyOf(test);
        }
    }
}
