package io.argosy.server.http;

import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.server.problem.Faults;
import io.argosy.server.session.Bearer;
import io.argosy.server.start.ServerToken;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Before every resource: tokens, the size of bodies that say it, and the way to the server that leads.
@Singleton
final class Gate {

    private static final int PRIORITY = 100;
    private static final Set<String> OPEN = Set.of("/v1/health", "/v1/openapi");
    private static final String STREAMED = "/builds";

    private final ControlPlane control;
    private final ServerToken servers;
    private final Forwarding forwarding;
    private final Revisions revisions;
    private final Attempts attempts = new Attempts(InstantSource.system());

    Gate(ControlPlane control, ServerToken servers, Forwarding forwarding, Revisions revisions) {
        this.control = control;
        this.servers = servers;
        this.forwarding = forwarding;
        this.revisions = revisions;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (OPEN.contains(request.normalizedPath())) {
            request.next();
            return;
        }
        Optional<String> token = Bearer.token(request.request().getHeader(HttpHeaders.AUTHORIZATION));
        Optional<Caller> caller = token.flatMap(this::caller);
        if (caller.isEmpty()) {
            ProblemResponse.send(request, stranger(token.isPresent()));
        } else if (saysTooMuch(request.request())) {
            ProblemResponse.send(request, Faults.tooLarge());
        } else {
            request.put(Asking.CALLER, caller.get());
            revisions.mark(request);
            revisions.await(request, () -> pass(request));
        }
    }

    private Optional<Caller> caller(String token) {
        return servers.is(token) ? Optional.of(Asking.A_SERVER) : control.tokens().authenticate(token);
    }

    /// Here, or to the server that can.
    private void pass(RoutingContext request) {
        if (control.leads()) {
            request.next();
            return;
        }
        switch (Standby.answering(request.request().method().name(), request.normalizedPath())) {
            case ITSELF -> request.next();
            case LEADER_OR_ITSELF -> forwarding.forwardIfLed(request);
            case LEADER -> forwarding.forward(request);
        }
    }

    private Fault stranger(boolean hasToken) {
        if (!attempts.another()) {
            return Fault.of(FaultCode.TOO_MANY_REQUESTS, "too many requests without a known token", "wait a few seconds");
        }
        return hasToken
                ? Fault.of(FaultCode.UNAUTHENTICATED, "the token is not known", "use a token of this server, such as the one in its data directory's bootstrap-token")
                : Fault.of(FaultCode.UNAUTHENTICATED, "no token", "send Authorization: Bearer TOKEN");
    }

    private static boolean saysTooMuch(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !request.path().endsWith(STREAMED) && (length.length() > 15 || Long.parseLong(length) > JsonBodies.MOST_BYTES);
    }
}
