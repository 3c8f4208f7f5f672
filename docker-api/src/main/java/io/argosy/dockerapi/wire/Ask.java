package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.RequestHead;
import java.time.Duration;
import java.util.Objects;

/// A question to an engine whose answer is short.
///
/// @param target path with version, and query
/// @param limit until all of the answer is there
public record Ask(String method, String target, Headers headers, byte[] body, Duration limit) {

    /// For what an engine knows by heart.
    public static final Duration QUICK = Duration.ofSeconds(10);

    /// For what it has to work for.
    public static final Duration SLOW = Duration.ofMinutes(2);

    public Ask {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(limit, "limit");
    }

    public static Ask get(String target) {
        return new Ask("GET", target, Headers.NONE, new byte[0], QUICK);
    }

    public static Ask of(String method, String target) {
        return new Ask(method, target, Headers.NONE, new byte[0], SLOW);
    }

    RequestHead head() {
        Headers framed = headers.with("Host", "docker");
        return new RequestHead(method, target, 1, method.equals("GET") ? framed : framed.with("Content-Length", String.valueOf(body.length)));
    }
}
