package io.argosy.server.rest;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.DeployRequest;
import io.argosy.codec.Json;
import io.argosy.server.session.FakeAgent;
import io.argosy.server.session.FakeNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/// The data directory and addresses of the server under test, and ways to speak to it.
public final class RunningServer implements QuarkusTestResourceLifecycleManager {

    private static final Map<Integer, FakeNode> NODES = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> start() {
        try {
            Path data = Files.createTempDirectory("argosy-server");
            return Map.of("argosy.data", data.toString(), "argosy.listen", "127.0.0.1:0", "argosy.session-listen", "127.0.0.1:0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    static String token() {
        try {
            return Files.readString(Path.of(ConfigProvider.getConfig().getValue("argosy.data", String.class), "bootstrap-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ArgosyClient client(URI server) {
        return client(server, token());
    }

    static ArgosyClient client(URI server, String token) {
        return new ArgosyClient(URI.create(server.toString().replaceFirst("/$", "")), Optional.of(token), Json.standard());
    }

    /// The agent of the one node there is.
    static FakeAgent agent(int port) {
        FakeAgent agent = new FakeAgent(NODES.computeIfAbsent(port, RunningServer::join)).say(FakeAgent.hello("n1"));
        agent.greeting();
        return agent;
    }

    private static FakeNode join(int port) {
        try {
            return FakeNode.joined(port, Path.of(ConfigProvider.getConfig().getValue("argosy.data", String.class), "node-token"), "n1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DeployRequest compose(String text) {
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return new DeployRequest(
                List.of(new DeployRequest.SourceFile("/p/compose.yml", base64)), List.of("/p/compose.yml"), "/p", Map.of(), List.of(), Map.of(), Optional.empty());
    }
}
