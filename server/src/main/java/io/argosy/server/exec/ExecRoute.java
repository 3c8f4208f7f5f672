package io.argosy.server.exec;

import io.argosy.api.rest.ExecRequest;
import io.argosy.api.session.StreamRequest;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.task.TaskLocation;
import io.argosy.model.id.TaskId;
import io.argosy.server.http.Asking;
import io.argosy.server.http.ProblemResponse;
import io.argosy.server.problem.Faults;
import io.argosy.server.problem.Refusal;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// `GET /v1/tasks/{task}/exec`, upgraded to a WebSocket.
@Singleton
final class ExecRoute {

    private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 256;

    private final ControlPlane control;
    private final StreamBroker streams;
    private final Json json;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    ExecRoute(ControlPlane control, StreamBroker streams, Json json) {
        this.control = control;
        this.streams = streams;
        this.json = json;
    }

    void register(@Observes Router router) {
        router.get("/v1/tasks/:task/exec").handler(this::begin);
    }

    private void begin(RoutingContext request) {
        request.request().pause();
        Context context = Vertx.currentContext();
        Caller caller = Asking.caller(request);
        Thread.ofVirtual().name("exec").start(() -> locate(request, caller, context));
    }

    private void locate(RoutingContext request, Caller caller, Context context) {
        try {
            if (!"websocket".equalsIgnoreCase(request.request().getHeader(HttpHeaders.UPGRADE))) {
                throw Refusal.of(FaultCode.INVALID_REQUEST, "exec is a WebSocket", "ask for an upgrade to websocket");
            }
            TaskLocation location = Refusal.unless(control.tasks().forExec(caller, new TaskId(request.pathParam("task"))));
            if (!places.tryAcquire()) {
                throw Refusal.of(FaultCode.TOO_MANY_REQUESTS, "too many programs run over this server", "end some of them");
            }
            try (ExecSocket socket = ExecSocket.upgrade(request.request(), context)) {
                run(socket, location);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The person has gone, and so has the program's terminal.
        } catch (RuntimeException e) {
            context.runOnContext(_ -> ProblemResponse.send(request, Faults.of(e)));
        }
    }

    private void run(ExecSocket socket, TaskLocation location) throws IOException, InterruptedException {
        ExecRequest asked;
        try {
            asked = json.read(socket.text(REQUEST_PATIENCE), ExecRequest.class);
        } catch (MalformedJson e) {
            socket.fail("the first message must be the request: " + e.getMessage());
            return;
        }
        StreamRequest.Exec request = new StreamRequest.Exec(
                location.task(), asked.argv(), asked.stdin(), asked.tty(), asked.user(), asked.workingDirectory(), asked.environment());
        try (NodeStream stream = streams.open(location.node(), request)) {
            new ExecPump(socket, stream).run();
        } catch (StreamBroken broken) {
            socket.fail(broken.getMessage());
        }
    }
}
