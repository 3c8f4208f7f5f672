package io.argosy.engine.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// @param target path and query, encoded
public record Request(String method, String target, Map<String, String> headers, Body body) {
    /// What a request carries.
    public sealed interface Body {
        record Empty() implements Body {}

        record Bytes(String type, byte[] bytes) implements Body {}

        /// Read to its end while it is sent.
        record Stream(String type, InputStream stream) implements Body {}
    }

    public static Request get(String target) {
        return new Request("GET", target, Map.of(), new Body.Empty());
    }

    public static Request delete(String target) {
        return new Request("DELETE", target, Map.of(), new Body.Empty());
    }

    public static Request post(String target) {
        return new Request("POST", target, Map.of(), new Body.Empty());
    }

    public static Request post(String target, byte[] json) {
        return new Request("POST", target, Map.of(), new Body.Bytes("application/json", json));
    }

    public Request with(Map<String, String> more) {
        return new Request(method, target, more, body);
    }

    byte[] head() {
        StringBuilder head = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: engine\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!headers.containsKey("Upgrade")) {
            head.append("Connection: close\r\n");
        }
        switch (body) {
            case Body.Empty() -> head.append(method.equals("GET") ? "" : "Content-Length: 0\r\n");
            case Body.Bytes(String type, byte[] bytes) ->
                head.append("Content-Type: ").append(type).append("\r\nContent-Length: ").append(bytes.length).append("\r\n");
            case Body.Stream(String type, InputStream _) ->
                head.append("Content-Type: ").append(type).append("\r\nTransfer-Encoding: chunked\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
