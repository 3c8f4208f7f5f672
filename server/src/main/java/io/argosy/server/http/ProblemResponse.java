package io.argosy.server.http;

import io.argosy.api.rest.Problem;
import io.argosy.codec.Json;
import io.argosy.control.fault.Fault;
import io.argosy.server.problem.Problems;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/// Sends a problem where no resource was reached.
public final class ProblemResponse {

    private static final Json JSON = Json.standard();

    private ProblemResponse() {}

    public static void send(RoutingContext request, Fault fault) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        Problem problem = Problems.of(fault);
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        Problems.headers(fault.code()).forEach(response::putHeader);
        response.end(Buffer.buffer(JSON.bytes(problem)));
    }
}
