package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.RequestHead;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.http.WireInput;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.wire.ClientConnection;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Query;
import io.argosy.dockerapi.wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A client within the server: asks for something as any other, with a body and for an answer that both are short.
final class InnerClient implements ClientConnection {

    private final WireInput input;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    InnerClient(byte[] body) {
        this.input = new WireInput(new ByteArrayInputStream(body));
    }

    /// @param path without version and query
    Exchange post(Person person, ApiVersion version, String path, Query query, int length) throws IOException {
        Headers headers = Headers.of("Content-Type", "application/json").with("Content-Length", String.valueOf(length));
        return new Exchange(new RequestHead("POST", path, 1, headers), this, person, version, path, query, Headers.NONE);
    }

    /// What was answered.
    Reply reply() throws IOException {
        WireInput answered = new WireInput(new ByteArrayInputStream(output.toByteArray()));
        ResponseHead head = Heads.response(answered);
        return new Reply(head.status(), head.headers(), Framing.of(head, "POST").from(answered).readAllBytes());
    }

    @Override
    public WireInput input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void shutdownOutput() {
        // All of it is there.
    }

    @Override
    public void close() {
        // It ends with whoever asked.
    }
}
