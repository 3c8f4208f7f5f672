package io.argosy.engine.docker;

import io.argosy.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What an engine's answers mean.
final class Failures {
    private Failures() {}

    static EngineException of(int status, String message) {
        if (message.contains("no space left on device")) {
            return new EngineException.NoSpace(message);
        }
        return switch (status) {
            case 404 -> new EngineException.NotFound(message);
            case 409 -> new EngineException.Conflict(message);
            default -> new EngineException.Refused(message);
        };
    }

    /// The failure that a stream of progress ends with; its status tells nothing.
    static EngineException inStream(String message) {
        boolean missing = message.contains("not found") || message.contains("manifest unknown") || message.contains("pull access denied")
                || message.contains("does not exist");
        return missing ? new EngineException.NotFound(message) : of(500, message);
    }

    static String unreachable(Path socket, IOException cause) {
        if (!Files.exists(socket)) {
            return "no engine at " + socket + ": is Docker installed and started?";
        }
        return "the engine at " + socket + " does not answer: " + cause.getMessage();
    }
}
