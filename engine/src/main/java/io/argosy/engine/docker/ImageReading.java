package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.engine.ImageInfo;
import java.time.Duration;
import java.util.Optional;

/// Images as the engine tells of them.
final class ImageReading {
    private ImageReading() {}

    static ImageInfo inspected(JsonNode image) {
        return new ImageInfo(image.path("Id").asText(), Reading.list(image.path("RepoTags")), Reading.list(image.path("RepoDigests")),
                image.path("Os").asText(), image.path("Architecture").asText(), health(image.path("Config").path("Healthcheck")));
    }

    static ImageInfo listed(JsonNode image) {
        return new ImageInfo(image.path("Id").asText(), Reading.list(image.path("RepoTags")), Reading.list(image.path("RepoDigests")),
                "", "", Optional.empty());
    }

    private static Optional<ImageInfo.Health> health(JsonNode check) {
        if (check.path("Test").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ImageInfo.Health(Reading.list(check.path("Test")), nanos(check, "Interval"), nanos(check, "Timeout"),
                nanos(check, "StartPeriod"), nanos(check, "StartInterval"), check.path("Retries").asInt()));
    }

    private static Duration nanos(JsonNode check, String field) {
        return Duration.ofNanos(check.path(field).asLong());
    }
}
