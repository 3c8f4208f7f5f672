package io.argosy.dockerapi.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.RequestHead;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.merge.Filters;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.wire.ClientConnection;
import io.argosy.dockerapi.wire.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// An engine on a socket of its own: containers and images are kept, everything else is answered as a test says.
final class FakeDocker implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger(0x1000);

    final FleetNode node;
    final List<String> requests = new CopyOnWriteArrayList<>();
    final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    final ArrayNode containers = Trees.object().putArray("all");
    final ArrayNode images = Trees.object().putArray("all");

    /// What handlers do at this moment.
    final AtomicInteger open = new AtomicInteger();

    /// That were ever opened.
    final AtomicInteger connections = new AtomicInteger();
    private final Map<Integer, Integer> ports = new ConcurrentHashMap<>();
    private final Path socket;
    private final ServerSocketChannel listening;

    /// What a test has an engine do with a request.
    @FunctionalInterface
    interface Handler {
        void handle(RequestHead head, ClientConnection connection) throws IOException, InterruptedException;
    }

    FakeDocker(FleetNode node, Path socket) throws IOException {
        this.node = node;
        this.socket = socket;
        this.listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket), 1024);
        Thread.ofVirtual().start(this::accept);
    }

    /// @param handler of a method and a path without version and query: `GET /info`
    FakeDocker on(String signature, Handler handler) {
        handlers.put(signature, handler);
        return this;
    }

    /// Once the request was read. @param body of the answer
    FakeDocker answering(String signature, int status, String body, Consumer<String> asked) {
        return on(signature, (head, connection) -> {
            asked.accept(new String(Framing.of(head).from(connection.input()).readAllBytes(), StandardCharsets.UTF_8));
            answer(connection, status, body);
        });
    }

    FakeDocker answering(String signature, int status, String body) {
        return answering(signature, status, body, _ -> { });
    }

    /// @return the id
    synchronized String container(String name, Map<String, String> labels) {
        String id = Integer.toHexString(COUNT.incrementAndGet()).repeat(16);
        ObjectNode made = containers.addObject().put("Id", id).put("Image", "busybox:1").put("Created", COUNT.get());
        made.putArray("Names").add("/" + name);
        ObjectNode told = made.putObject("Labels");
        labels.forEach(told::put);
        return id;
    }

    synchronized void image(String name, String id, long created) {
        images.addObject().put("Id", "sha256:" + id).put("Created", created).putArray("RepoTags").add(name);
    }

    /// An answer after which this end closes the connection.
    static void answer(ClientConnection connection, int status, String body) throws IOException {
        answer(connection, status, Headers.of("Connection", "close"), body);
    }

    private static void keep(ClientConnection connection, int status, String body) throws IOException {
        answer(connection, status, Headers.NONE, body);
    }

    private static void answer(ClientConnection connection, int status, Headers headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        connection.output().write(ResponseHead.of(status, new Framing.Length(bytes.length).on(headers.with("Content-Type", "application/json"))).bytes());
        connection.output().write(bytes);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = listening.accept();
                Thread.ofVirtual().start(() -> serve(new ChannelConnection(channel)));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    /// What a handler answers ends the connection; the usual answers leave it open.
    private void serve(ClientConnection connection) {
        connections.incrementAndGet();
        try (connection) {
            boolean more = true;
            while (more) {
                Optional<RequestHead> head = Heads.request(connection.input());
                more = head.isPresent() && !serve(head.get(), connection);
            }
        } catch (IOException _) {
            // The other side went away.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean serve(RequestHead head, ClientConnection connection) throws IOException, InterruptedException {
        String path = Addressed.of(head.target()).path();
        requests.add(head.method() + " " + head.target());
        Handler handler = handlers.get(head.method() + " " + path);
        if (handler == null) {
            usual(head, path, connection);
            return false;
        }
        open.incrementAndGet();
        try {
            handler.handle(head, connection);
        } finally {
            open.decrementAndGet();
        }
        return true;
    }

    private void usual(RequestHead head, String path, ClientConnection connection) throws IOException {
        byte[] body = Framing.of(head).from(connection.input()).readAllBytes();
        switch (head.method() + " " + path) {
            case "GET /containers/json" -> keep(connection, 200, text(listed(head)));
            case "GET /images/json" -> keep(connection, 200, text(images));
            case "GET /networks" -> keep(connection, 200, "[]");
            case "GET /volumes" -> keep(connection, 200, "{\"Volumes\":[]}");
            case "GET /info" -> keep(connection, 200, "{\"OSType\":\"linux\",\"NCPU\":2,\"Containers\":" + containers.size() + "}");
            case "GET /version" -> keep(connection, 200, "{\"Version\":\"20.10.24\",\"ApiVersion\":\"1.41\",\"Components\":[]}");
            case "POST /containers/create" -> create(head, body, connection);
            default -> {
                if (path.startsWith("/containers/") && path.endsWith("/start") || head.method().equals("DELETE")) {
                    connection.output().write(ResponseHead.of(204, Headers.NONE).bytes());
                } else {
                    keep(connection, 404, "{\"message\":\"page not found\"}");
                }
            }
        }
    }

    private synchronized ArrayNode listed(RequestHead head) {
        List<String> ids = Filters.parse(Query.parse(Addressed.of(head.target()).query()).first("filters").orElse("")).of("id");
        ArrayNode wanted = Trees.object().putArray("all");
        containers.forEach(each -> {
            if (ids.isEmpty() || ids.contains(each.path("Id").asText())) {
                wanted.add(each);
            }
        });
        return wanted;
    }

    private synchronized String text(ArrayNode array) {
        return array.toString();
    }

    private void create(RequestHead head, byte[] body, ClientConnection connection) throws IOException {
        Map<String, String> labels = new HashMap<>();
        Trees.read(body).path("Labels").properties().forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        keep(connection, 201, "{\"Id\":\"" + container(Query.parse(Addressed.of(head.target()).query()).first("name").orElse("made"), labels) + "\",\"Warnings\":[]}");
    }

    /// A container that runs and publishes a port. @param inside where a test listens, on this machine
    String publishing(String name, int port, int inside) {
        String id = container(name, Map.of());
        ports.put(port, inside);
        publish(id, port);
        return id;
    }

    private synchronized void publish(String id, int port) {
        containers.forEach(each -> {
            if (each.path("Id").asText().equals(id)) {
                ((ObjectNode) each).putArray("Ports").addObject().put("IP", "0.0.0.0").put("PublicPort", port).put("PrivatePort", 80).put("Type", "tcp");
            }
        });
    }

    /// From now on it runs.
    synchronized void run(String id) {
        containers.forEach(each -> {
            if (each.path("Id").asText().equals(id)) {
                ((ObjectNode) each).put("State", "running");
            }
        });
    }

    synchronized void remove(String id) {
        for (int at = containers.size() - 1; at >= 0; at--) {
            if (containers.get(at).path("Id").asText().equals(id)) {
                containers.remove(at);
            }
        }
    }

    EngineLink linkToPort(int port) throws EngineAway {
        try {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", ports.get(port)));
            return new Link(new ChannelConnection(channel), channel);
        } catch (IOException e) {
            throw new EngineAway("nobody answers on port " + port, e);
        }
    }

    EngineLink link() throws EngineAway {
        try {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            return new Link(new ChannelConnection(channel), channel);
        } catch (IOException e) {
            throw new EngineAway("its engine is down", e);
        }
    }

    private record Link(ClientConnection connection, SocketChannel channel) implements EngineLink {

        @Override
        public InputStream input() {
            return connection.input();
        }

        @Override
        public OutputStream output() {
            return new OutputStream() {
                @Override
                public void write(int value) throws IOException {
                    connection.output().write(value);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    connection.output().write(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    connection.shutdownOutput();
                }
            };
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
