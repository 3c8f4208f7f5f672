package io.argosy.server.http;

import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.server.problem.Faults;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Requests that no resource answers, and those that fail before or after one.
@Singleton
final class Unrouted {

    void register(@Observes Router router) {
        router.errorHandler(404, request -> ProblemResponse.send(request, Faults.notFound()));
        router.errorHandler(405, request -> ProblemResponse.send(request,
                Fault.of(FaultCode.METHOD_NOT_ALLOWED, "this path does not know that method", "see /v1/openapi")));
        router.errorHandler(413, request -> ProblemResponse.send(request, Faults.tooLarge()));
        router.errorHandler(400, Unrouted::malformed);
        router.errorHandler(500, Unrouted::failed);
    }

    private static void malformed(RoutingContext request) {
        ProblemResponse.send(request, Fault.of(FaultCode.INVALID_REQUEST, "the request is malformed", "see /v1/openapi"));
    }

    private static void failed(RoutingContext request) {
        Throwable failure = request.failure();
        ProblemResponse.send(request, failure == null ? Faults.of(new IllegalStateException()) : Faults.of(failure));
    }
}
