package io.argosy.dockerapi.http;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/// @param target path and query, encoded as they came
/// @param minor of the version: HTTP/1.0 or 1.1
public record RequestHead(String method, String target, int minor, Headers headers) {

    public RequestHead {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(headers, "headers");
    }

    public RequestHead with(String otherTarget) {
        return new RequestHead(method, otherTarget, minor, headers);
    }

    public RequestHead with(Headers others) {
        return new RequestHead(method, target, minor, others);
    }

    /// Whether the client means to go on with this connection.
    public boolean keepsAlive() {
        return minor > 0 && !headers.names("Connection", "close");
    }

    public byte[] bytes() {
        return (method + " " + target + " HTTP/1.1\r\n" + headers.text().collect(Collectors.joining()) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
