package io.argosy.cli.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.argosy.api.rest.AppView;
import io.argosy.api.rest.DeployAccepted;
import io.argosy.api.rest.ServiceView;
import io.argosy.api.rest.TaskView;
import io.argosy.cli.Main;
import io.argosy.codec.Json;
import io.argosy.model.app.App;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.model.task.TaskPhase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs commands against a server of its own that knows one app.
public final class Rehearsal {

    private static final AppRef SHOP = AppRef.of("default", "shop");
    private static final String COMPOSE = """
            services:
              db: {image: "redis:${TAG:-7}", healthcheck: {test: [CMD, "true"]}, volumes: ["data:/data"]}
              web: {image: nginx, ports: ["80:80"], depends_on: {db: {condition: service_healthy}}, deploy: {replicas: 2}}
            volumes: {data: {}}
            """;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Json json = Json.standard();
        answer(server, "/v1/spaces/default/apps", "application/json", json.bytes(List.of(app())));
        answer(server, "/v1/spaces/default/tasks", "application/json", json.bytes(List.of(task())));
        answer(server, "/v1/spaces/default/apps/shop/tasks", "application/json", json.bytes(List.of(task())));
        answer(server, "/v1/spaces/default/apps/shop", "application/json", json.bytes(app()));
        answer(server, "/v1/spaces/default/apps/shop/watch", "text/event-stream",
                ("event: app\ndata: " + json.text(app()) + "\n\n").getBytes(StandardCharsets.UTF_8));
        answer(server, "/v1/spaces/default/apps/shop/deploy", "application/json",
                json.bytes(new DeployAccepted(SHOP, ReleaseNumber.FIRST, false, List.of())));
        server.start();
        Path file = Files.writeString(Files.createTempFile("rehearsal", ".yml"), COMPOSE);
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            run("ls", "--server", address);
            run("ps", "--server", address);
            run("ps", "shop", "--json", "--server", address);
            run("inspect", "shop", "--server", address);
            run("config", "-f", file.toString(), "-p", "shop");
            run("deploy", "-f", file.toString(), "-p", "shop", "--wait", "--server", address);
            run("--help");
        } finally {
            server.stop(0);
            Files.delete(file);
        }
    }

    private static void run(String... arguments) {
        int code = Main.run(arguments);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
        }
    }

    private static void answer(HttpServer server, String path, String type, byte[] body) {
        server.createContext(path, exchange -> respond(exchange, type, body));
    }

    private static void respond(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange; OutputStream output = exchange.getResponseBody()) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("content-type", type);
            exchange.sendResponseHeaders(200, body.length);
            output.write(body);
        }
    }

    private static AppView app() {
        ServiceView web = new ServiceView(new ServiceName("web"), "replicated", "nginx", 1, 1, 1, 1, List.of("80->80/tcp"), List.of());
        return new AppView(SHOP, "running", App.Intent.RUN, Optional.of(ReleaseNumber.FIRST), Optional.empty(), List.of(web), Instant.now());
    }

    private static TaskView task() {
        return new TaskView(new TaskId("t1"), "web.1", SHOP, new ServiceName("web"), ReleaseNumber.FIRST, Optional.of(new NodeName("n1")), Goal.RUN,
                TaskPhase.RUNNING, "ready", Instant.now(), Instant.now(), 0, Optional.empty(), "nginx", Optional.of("c1"),
                Map.of(new NetworkName("default"), "10.0.0.2"), List.of("80->80/tcp"), "first task of the place", "");
    }
}
