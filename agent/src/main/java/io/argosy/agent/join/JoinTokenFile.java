package io.argosy.agent.join;

import io.argosy.model.join.JoinToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that holds a node token.
public final class JoinTokenFile {

    private JoinTokenFile() {}

    /// @throws IllegalArgumentException when there is none in it; the message is for people
    public static JoinToken read(Path file) {
        try {
            return JoinToken.parse(Files.readString(file)).orElseThrow(() -> new IllegalArgumentException(
                    file + " does not hold a whole node token, argosy-node-SECRET-FINGERPRINT, as `argosy node token` prints it"));
        } catch (IOException e) {
            throw new IllegalArgumentException("the node token in " + file + " cannot be read: " + e, e);
        }
    }
}
