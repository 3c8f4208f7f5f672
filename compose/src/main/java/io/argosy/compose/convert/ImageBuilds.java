package io.argosy.compose.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `build`. What of it an engine's classic build cannot do is refused or warned about like any other field.
final class ImageBuilds {

    private static final String DEFAULT_DOCKERFILE = "Dockerfile";

    private ImageBuilds() {}

    /// @param tag the reference the service runs
    static Optional<ImageBuild> of(Fields service, String tag) {
        if (!service.has("build")) {
            return Optional.empty();
        }
        Fields build = service.in("build");
        String context = build.text("context").orElse(".");
        List<String> platforms = build.texts("platforms");
        if (context.contains("://") || context.startsWith("git@")) {
            build.error("context", "a context elsewhere is not supported", "check it out first, and name its directory");
        }
        if (platforms.size() > 1) {
            build.error("platforms", "an image is built for one platform", "leave one, or build and push it before");
        }
        return Optional.of(new ImageBuild(
                context, dockerfile(build, context), tag, build.text("target"), arguments(build), build.strings("labels"),
                platforms.stream().findFirst(), build.flag("no_cache"), build.flag("pull"), build.text("network")));
    }

    /// An argument without a value keeps the Dockerfile's own.
    private static Map<String, String> arguments(Fields build) {
        Map<String, String> given = new LinkedHashMap<>();
        build.optionalStrings("args").forEach((name, value) -> value.ifPresent(text -> given.put(name, text)));
        return given;
    }

    private static String dockerfile(Fields build, String context) {
        String dockerfile = build.text("dockerfile").orElse(DEFAULT_DOCKERFILE);
        String prefix = context.endsWith("/") ? context : context + "/";
        String within = dockerfile.startsWith(prefix) ? dockerfile.substring(prefix.length()) : dockerfile;
        if (within.startsWith("/") || within.startsWith("../")) {
            build.error("dockerfile", "the Dockerfile is outside the context", "move it into " + context);
        }
        return within;
    }
}
