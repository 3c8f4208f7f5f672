package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.RegistryLogin;
import io.argosy.model.service.ImageReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// The header that carries credentials for a registry.
final class RegistryAuth {
    /// How credentials for the default registry are filed, and what engines call it.
    private static final String DEFAULT_REGISTRY = "https://index.docker.io/v1/";

    private RegistryAuth() {}

    /// @param login when absent, the file counts that `docker login` writes for this process's user. It is read at each use, so that a new login counts.
    static Map<String, String> headers(String registry, Optional<RegistryLogin> login) {
        String address = registry.equals(ImageReference.DEFAULT_REGISTRY) ? DEFAULT_REGISTRY : registry;
        return login.or(() -> filed(address)).map(known -> Map.of("X-Registry-Auth", header(known, address))).orElse(Map.of());
    }

    private static Optional<RegistryLogin> filed(String registry) {
        Path file = directory().resolve("config.json");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            JsonNode auth = Wire.parse(Files.readString(file)).path("auths").path(registry).path("auth");
            return auth.isTextual() ? Optional.of(decoded(auth.asText())) : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            // A broken file is as good as no login: the registry's answer will say that one is missing.
            return Optional.empty();
        }
    }

    private static Path directory() {
        String set = System.getenv("DOCKER_CONFIG");
        return set == null ? Path.of(System.getProperty("user.home"), ".docker") : Path.of(set);
    }

    private static RegistryLogin decoded(String auth) {
        String[] parts = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8).split(":", 2);
        return new RegistryLogin(parts[0], parts.length == 2 ? parts[1] : "");
    }

    private static String header(RegistryLogin login, String address) {
        ObjectNode known = JsonNodeFactory.instance.objectNode().put("serveraddress", address);
        known.put("username", login.username()).put("password", login.password());
        return Base64.getUrlEncoder().encodeToString(known.toString().getBytes(StandardCharsets.UTF_8));
    }
}
