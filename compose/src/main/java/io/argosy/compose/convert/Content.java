package io.argosy.compose.convert;

import io.argosy.compose.interpolate.Environment;
import io.argosy.compose.source.Place;
import io.argosy.compose.source.Sources;
import io.argosy.model.id.ContentName;
import io.argosy.model.service.ContentKind;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/// Where the content of a config or secret is. `key`: that of `AppSpec.configs` or `AppSpec.secrets`.
public record Content(ContentKind kind, ContentName key, Origin origin, Place place) {
    public Content {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(place, "place");
    }

    /// A file by absolute path, a variable of the loader's environment, or text written in the Compose file.
    public sealed interface Origin {
        record File(String path) implements Origin {}

        record Variable(String name) implements Origin {}

        record Inline(String text) implements Origin {}
    }

    /// Empty when the file or variable is missing.
    public Optional<byte[]> read(Sources sources, Environment environment) {
        return switch (origin) {
            case Origin.File file -> sources.read(file.path());
            case Origin.Variable variable -> environment.find(variable.name()).map(Content::bytes);
            case Origin.Inline inline -> Optional.of(bytes(inline.text()));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
