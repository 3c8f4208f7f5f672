package io.argosy.agent.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// As much of an engine as tasks without wishes need.
final class StandInEngine implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "{\"Version\":\"28.0.0\",\"ApiVersion\":\"1.44\",\"MinAPIVersion\":\"1.24\"}";
    private static final String INFO = "{\"Name\":\"rehearsal\",\"OSType\":\"linux\",\"Architecture\":\"x86_64\",\"NCPU\":1,\"MemTotal\":1000000000,\"Labels\":[]}";
    private static final String IMAGE = "{\"Id\":\"%s\",\"Os\":\"linux\",\"Architecture\":\"amd64\",\"RepoTags\":[\"web:1\"]}".formatted(Play.IMAGE);

    private final ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final Map<String, ObjectNode> made = new ConcurrentHashMap<>();

    StandInEngine(Path socket) throws IOException {
        channel.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("stand-in engine").start(this::accept);
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                SocketChannel connection = channel.accept();
                Thread.ofPlatform().daemon().name("stand-in connection").start(() -> serve(connection));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection; InputStream in = Channels.newInputStream(connection); OutputStream out = Channels.newOutputStream(connection)) {
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                String[] line = head.split(" ", 3);
                byte[] body = in.readNBytes(length(head));
                String path = line[1].replaceFirst("^/v[0-9.]+/", "/").replaceFirst("\\?.*", "");
                out.write(answer(line[0], path, line[1], body).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // The agent has gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private static int length(String head) {
        return head.lines().map(line -> line.toLowerCase(Locale.ROOT)).filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring("content-length:".length()).strip())).findFirst().orElse(0);
    }

    private String answer(String method, String path, String target, byte[] body) throws IOException {
        if (path.equals("/events")) {
            return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        }
        if (path.endsWith("/create")) {
            return ok(make(path, target, JSON.readTree(body)));
        }
        if (path.endsWith("/start")) {
            made.get(path.replaceFirst("/start$", "")).putObject("State").put("Status", "running").put("StartedAt", "2026-01-01T00:00:00Z");
            return "HTTP/1.1 204 No Content\r\n\r\n";
        }
        return switch (path) {
            case "/version" -> ok(VERSION);
            case "/info" -> ok(INFO);
            case "/containers/json", "/networks", "/images/json" -> ok("[]");
            default -> path.startsWith("/images/") ? ok(IMAGE) : known(method, path);
        };
    }

    /// The id of what is made is its name.
    private String make(String path, String target, JsonNode wanted) {
        ObjectNode thing = JSON.createObjectNode();
        thing.set("Labels", wanted.path("Labels"));
        if (path.startsWith("/containers/")) {
            String name = target.replaceFirst(".*[?&]name=", "").replaceFirst("&.*", "");
            thing.put("Id", name).put("Name", name).put("Image", Play.IMAGE);
            thing.putObject("State").put("Status", "created");
            thing.putObject("Config").set("Labels", wanted.path("Labels"));
            thing.putObject("NetworkSettings").putObject("Networks").putObject("play_default").put("IPAddress", "127.0.0.1");
            made.put("/containers/" + name, thing);
        } else {
            String name = wanted.path("Name").asText();
            thing.put("Id", name).put("Name", name).put("Driver", "bridge");
            made.put("/networks/" + name, thing);
        }
        return thing.toString();
    }

    private String known(String method, String path) {
        ObjectNode thing = made.get(path.replaceFirst("^(/containers/.*)/json$", "$1"));
        return thing != null && method.equals("GET") ? ok(thing.toString()) : "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}";
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
