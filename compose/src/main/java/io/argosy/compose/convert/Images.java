package io.argosy.compose.convert;

import io.argosy.model.service.ImageSpec;
import io.argosy.model.service.PullPolicy;

/// What a service runs.
final class Images {
    private Images() {}

    static ImageSpec of(String app, String name, Fields service) {
        var image = service.text("image").filter(text -> !text.isBlank());
        var pull = pull(service, image.isPresent() ? PullPolicy.MISSING : PullPolicy.NEVER);
        return new ImageSpec(reference(app, name, service), pull, service.text("platform"));
    }

    /// The image that is named, else the name that a built one gets.
    static String reference(String app, String name, Fields service) {
        return service.text("image").filter(text -> !text.isBlank()).orElse(app + "-" + name);
    }

    private static PullPolicy pull(Fields service, PullPolicy otherwise) {
        var policy = service.text("pull_policy").orElse("");
        return switch (policy) {
            case "always" -> PullPolicy.ALWAYS;
            case "never" -> PullPolicy.NEVER;
            case "missing", "if_not_present" -> PullPolicy.MISSING;
            case "", "build" -> otherwise;
            default -> timed(service, policy);
        };
    }

    private static PullPolicy timed(Fields service, String policy) {
        if (policy.equals("daily") || policy.equals("weekly") || policy.equals("refresh") || policy.startsWith("every_")) {
            service.warn("pull_policy", policy + " is taken as always: the registry is asked at each deployment", "");
        } else {
            service.error("pull_policy", "\"" + policy + "\" is no pull policy", "use always, missing or never");
        }
        return PullPolicy.ALWAYS;
    }
}
