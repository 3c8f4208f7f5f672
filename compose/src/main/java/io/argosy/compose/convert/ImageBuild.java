package io.argosy.compose.convert;

import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How the image of a service is built.
///
/// @param context absolute path of the directory that is sent to the engine
/// @param dockerfile path within the context
/// @param tag the reference the service runs
public record ImageBuild(
        String context,
        String dockerfile,
        String tag,
        Optional<String> target,
        Map<String, String> arguments,
        Map<String, String> labels,
        Optional<String> platform,
        boolean noCache,
        boolean pull,
        Optional<String> network) {

    public ImageBuild {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(dockerfile, "dockerfile");
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(target, "target");
        arguments = Frozen.map(arguments);
        labels = Frozen.map(labels);
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(network, "network");
    }
}
