package io.argosy.dockerapi.http;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/// Status line and headers of an answer.
public record ResponseHead(int status, String reason, Headers headers) {

    public ResponseHead {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(headers, "headers");
    }

    public static ResponseHead of(int status, Headers headers) {
        return new ResponseHead(status, Reason.of(status), headers);
    }

    public ResponseHead with(Headers others) {
        return new ResponseHead(status, reason, others);
    }

    /// Whether the connection may be used again once the answer was read.
    public boolean keepsAlive() {
        return !headers.names("Connection", "close");
    }

    public byte[] bytes() {
        return ("HTTP/1.1 " + status + " " + reason + "\r\n" + headers.text().collect(Collectors.joining()) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
