package io.argosy.engine;

import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How an image is built from a context.
///
/// @param dockerfile path within the context
/// @param tag the reference the image gets
public record BuildPlan(
        String dockerfile,
        String tag,
        Optional<String> target,
        Map<String, String> arguments,
        Map<String, String> labels,
        Optional<String> platform,
        boolean noCache,
        boolean pull,
        Optional<String> network) {
    public BuildPlan {
        Objects.requireNonNull(dockerfile, "dockerfile");
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(target, "target");
        arguments = Frozen.map(arguments);
        labels = Frozen.map(labels);
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(network, "network");
    }

    public static BuildPlan of(String tag) {
        return new BuildPlan("Dockerfile", tag, Optional.empty(), Map.of(), Map.of(), Optional.empty(), false, false, Optional.empty());
    }
}
