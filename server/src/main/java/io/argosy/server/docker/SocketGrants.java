package io.argosy.server.docker;

import io.argosy.control.content.SecretCipher;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.right.Role;
import io.argosy.model.id.NodeId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// What an agent keeps of a socket's rights: sealed with the servers' key, so that it can neither be read nor made there, and of use on that node only.
final class SocketGrants {

    private static final String CONTEXT = "docker socket";
    private static final int PARTS = 4;

    private final SecretCipher cipher;

    SocketGrants(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /// @param who the name of a token, or of a socket of the server
    record Grant(NodeId node, String who, Role role, Instant at) {}

    String seal(NodeId node, Person person, Instant now) {
        String text = String.join("\n", node.value(), person.who(), person.role().word(), String.valueOf(now.toEpochMilli()));
        return Base64.getEncoder().encodeToString(cipher.seal(text.getBytes(StandardCharsets.UTF_8), CONTEXT));
    }

    /// Empty when it is none of this cluster's, or another node's.
    Optional<Grant> open(String sealed, NodeId node) {
        try {
            String[] parts = new String(cipher.open(Base64.getDecoder().decode(sealed), CONTEXT), StandardCharsets.UTF_8).split("\n");
            return parts.length == PARTS && parts[0].equals(node.value())
                    ? DockerRoles.parse(parts[2]).map(role -> new Grant(node, parts[1], role, Instant.ofEpochMilli(Long.parseLong(parts[3])))) : Optional.empty();
        } catch (IllegalStateException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
