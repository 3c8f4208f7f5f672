package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Credentials for registries, from the file that `docker login` writes for the agent's user. Read at each use, so that a new login counts.
final class RegistryLogin {
    private RegistryLogin() {}

    static Map<String, String> headers(String registry) {
        return login(registry).map(value -> Map.of("X-Registry-Auth", value)).orElse(Map.of());
    }

    private static Optional<String> login(String registry) {
        Path file = directory().resolve("config.json");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            JsonNode auth = Wire.parse(Files.readString(file)).path("auths").path(registry).path("auth");
            return auth.isTextual() ? Optional.of(header(auth.asText(), registry)) : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            // A broken file is as good as no login: the registry's answer will say that one is missing.
            return Optional.empty();
        }
    }

    private static Path directory() {
        String set = System.getenv("DOCKER_CONFIG");
        return set == null ? Path.of(System.getProperty("user.home"), ".docker") : Path.of(set);
    }

    private static String header(String auth, String registry) {
        String[] parts = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8).split(":", 2);
        ObjectNode login = JsonNodeFactory.instance.objectNode().put("serveraddress", registry);
        login.put("username", parts[0]).put("password", parts.length == 2 ? parts[1] : "");
        return Base64.getUrlEncoder().encodeToString(login.toString().getBytes(StandardCharsets.UTF_8));
    }
}
