package io.argosy.server.http;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.FaultCode;
import io.argosy.server.problem.Refusal;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Who makes the current request.
@Singleton
public final class Asking {

    static final String CALLER = "argosy.caller";

    /// Another server of the cluster. No token has this name.
    public static final Caller A_SERVER = new Caller("(a server)", Role.AGENT, Optional.empty());

    private final CurrentVertxRequest current;

    Asking(CurrentVertxRequest current) {
        this.current = current;
    }

    public Caller caller() {
        return caller(current.getCurrent());
    }

    /// Who makes this request. @param request null outside of requests
    public static Caller caller(RoutingContext request) {
        Caller caller = request == null ? null : request.get(CALLER);
        if (caller == null) {
            throw Refusal.of(FaultCode.UNAUTHENTICATED, "no token", "send Authorization: Bearer TOKEN");
        }
        return caller;
    }
}
