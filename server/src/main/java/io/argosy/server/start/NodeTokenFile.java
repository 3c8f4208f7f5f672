package io.argosy.server.start;

import io.argosy.model.join.JoinToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file with a node token, readable by its owner only.
public record NodeTokenFile(Path file) {

    /// The token in the file, after making a new one where there is none for the authority of this fingerprint. What it returns is on disk.
    ///
    /// @throws StartFailure when the file cannot be read or written
    public JoinToken keep(String fingerprint) {
        try {
            Optional<JoinToken> known = Files.exists(file) ? JoinToken.parse(Files.readString(file)) : Optional.empty();
            if (known.filter(token -> token.fingerprint().equals(fingerprint)).isPresent()) {
                return known.get();
            }
            JoinToken made = new JoinToken(KeptSecret.chance(), fingerprint);
            KeptSecret.write(file, made.text());
            return made;
        } catch (IOException e) {
            throw DataDirectory.unusable(file.getParent(), e);
        }
    }
}
