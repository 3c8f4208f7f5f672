package io.argosy.agent.image;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a PAX head says of the entry after it, as far as it matters here.
///
/// @param content the head's content with its padding
record PaxHead(byte[] content, Optional<String> path, Optional<Long> size) {

    /// Lines are `LENGTH KEY=VALUE`.
    static PaxHead parse(byte[] content, int length) {
        Optional<String> path = Optional.empty();
        Optional<Long> size = Optional.empty();
        for (String line : new String(content, 0, length, StandardCharsets.UTF_8).split("\n")) {
            String pair = line.substring(line.indexOf(' ') + 1);
            if (pair.startsWith("path=")) {
                path = Optional.of(pair.substring(5));
            } else if (pair.startsWith("size=")) {
                size = Optional.of(Long.parseLong(pair.substring(5)));
            }
        }
        return new PaxHead(content, path, size);
    }

    TarHeader apply(TarHeader header) {
        return new TarHeader(path.orElse(header.name()), size.orElse(header.size()), header.type());
    }
}
