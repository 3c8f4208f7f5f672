package io.argosy.dockerapi.http;

import java.io.OutputStream;
import java.util.List;

/// How the end of a body is found.
public sealed interface Framing {

    record Length(long bytes) implements Framing {}

    record Chunked() implements Framing {}

    /// The connection ends with it. Of answers only.
    record UntilClose() implements Framing {}

    Framing NONE = new Length(0);

    /// @throws Malformed when two readers could take it differently, or nobody can
    static Framing of(RequestHead head) throws Malformed {
        List<String> codings = head.headers().all("Transfer-Encoding");
        List<String> lengths = head.headers().all("Content-Length");
        if (!codings.isEmpty()) {
            if (!lengths.isEmpty() || head.minor() == 0) {
                throw new Malformed(400, "a body has a length or is chunked, not both");
            }
            return chunked(codings);
        }
        return lengths.isEmpty() ? NONE : length(lengths);
    }

    /// @param method of the request that is answered
    static Framing of(ResponseHead head, String method) throws Malformed {
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return NONE;
        }
        if (head.status() == 101) {
            return new UntilClose();
        }
        List<String> codings = head.headers().all("Transfer-Encoding");
        if (!codings.isEmpty()) {
            return chunked(codings);
        }
        List<String> lengths = head.headers().all("Content-Length");
        return lengths.isEmpty() ? new UntilClose() : length(lengths);
    }

    private static Framing chunked(List<String> codings) throws Malformed {
        if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            throw new Malformed(501, "bodies are chunked or have a length; '" + String.join(", ", codings) + "' is not known here");
        }
        return new Chunked();
    }

    private static Framing length(List<String> lengths) throws Malformed {
        if (lengths.size() != 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
            throw new Malformed(400, "not the length of a body: " + String.join(", ", lengths));
        }
        return new Length(Long.parseLong(lengths.getFirst()));
    }

    /// A body in this framing is written to what is returned, each write at once. Closing it says the end, and leaves the connection open.
    default OutputStream onto(OutputStream connection) {
        return switch (this) {
            case Length _, UntilClose _ -> new PlainBody(connection);
            case Chunked _ -> new ChunkedBody(connection);
        };
    }

    /// Reads a body in this framing.
    default BodyInput from(WireInput input) {
        return switch (this) {
            case Length(long bytes) -> BodyInput.ofLength(input, bytes);
            case Chunked _ -> BodyInput.chunked(input);
            case UntilClose _ -> BodyInput.untilClose(input);
        };
    }

    /// The headers that say this framing.
    default Headers on(Headers headers) {
        return switch (this) {
            case Length(long bytes) -> headers.with("Content-Length", String.valueOf(bytes));
            case Chunked _ -> headers.with("Transfer-Encoding", "chunked");
            case UntilClose _ -> headers;
        };
    }
}
