package io.argosy.server.http;

import io.argosy.control.ControlPlane;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Lets a client that goes from one server to another look at nothing older than it has seen: answers say the revision of the records, and requests that say one wait
/// until this server has seen it.
@Singleton
final class Revisions {

    static final String HEADER = "Argosy-Revision";

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PERIOD = Duration.ofMillis(10);

    private final ControlPlane control;
    private final Vertx vertx;

    Revisions(ControlPlane control, Vertx vertx) {
        this.control = control;
        this.vertx = vertx;
    }

    /// Says the revision in the answer, unless another server said one.
    void mark(RoutingContext request) {
        request.addHeadersEndHandler(_ -> {
            if (!request.response().headers().contains(HEADER)) {
                request.response().putHeader(HEADER, String.valueOf(control.revision()));
            }
        });
    }

    /// Goes on with the request when this server has seen what its client has.
    void await(RoutingContext request, Runnable next) {
        long wanted = read(request.request().getHeader(HEADER));
        if (control.revision() >= wanted) {
            next.run();
            return;
        }
        request.request().pause();
        await(wanted, () -> {
            request.request().resume();
            next.run();
        }, () -> ProblemResponse.send(request, Fault.of(FaultCode.BEHIND,
                "this server has not seen revision %d within %d s".formatted(wanted, PATIENCE.toSeconds()), "try again, or ask another server")));
    }

    /// Runs one or the other, on the caller's event loop.
    void await(long wanted, Runnable seen, Runnable late) {
        if (control.revision() >= wanted) {
            seen.run();
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        vertx.setPeriodic(PERIOD.toMillis(), timer -> {
            if (control.revision() >= wanted) {
                vertx.cancelTimer(timer);
                seen.run();
            } else if (System.nanoTime() > deadline) {
                vertx.cancelTimer(timer);
                late.run();
            }
        });
    }

    /// @return 0 for what is absent or no revision
    static long read(String header) {
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
    }
}
