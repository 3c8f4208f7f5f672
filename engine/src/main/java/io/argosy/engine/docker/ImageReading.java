package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.engine.ImageInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// Images as the engine tells of them.
final class ImageReading {
    private ImageReading() {}

    static ImageInfo inspected(JsonNode image) {
        return new ImageInfo(image.path("Id").asText(), Reading.list(image.path("RepoTags")), Reading.list(image.path("RepoDigests")),
                created(image.path("Created").asText()), Reading.list(image.path("RootFS").path("Layers")), image.path("Size").asLong(),
                image.path("Os").asText(), image.path("Architecture").asText(), health(image.path("Config").path("Healthcheck")));
    }

    static ImageInfo listed(JsonNode image) {
        return new ImageInfo(image.path("Id").asText(), named(image.path("RepoTags")), named(image.path("RepoDigests")),
                Instant.ofEpochSecond(image.path("Created").asLong()), List.of(), 0, "", "", Optional.empty());
    }

    /// Lists say of images without a name that they are called `<none>`.
    private static List<String> named(JsonNode names) {
        return Reading.list(names).stream().filter(name -> !name.contains("<none>")).toList();
    }

    /// Images may be without a time, or with one that nobody can read.
    private static Instant created(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            return Instant.EPOCH;
        }
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
