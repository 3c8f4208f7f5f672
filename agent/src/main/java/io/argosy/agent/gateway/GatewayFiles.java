package io.argosy.agent.gateway;

import io.argosy.gateway.config.GatewaySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// What agent and HAProxy share: one directory under the same path for both, readable by root only.
final class GatewayFiles {
    private final Path directory;

    /// @throws IllegalArgumentException when the path is too long for sockets in it
    GatewayFiles(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        if (masterSocket().toString().length() > GatewaySettings.MAX_SOCKET_PATH) {
            throw new IllegalArgumentException("the directory " + this.directory + " has too long a path for sockets in it: start the agent with a shorter --data");
        }
    }

    Path directory() {
        return directory;
    }

    /// What HAProxy is started and reloaded with.
    Path config() {
        return directory.resolve("haproxy.cfg");
    }

    /// What may become the configuration, once it was checked.
    Path candidate() {
        return directory.resolve("next.cfg");
    }

    Path masterSocket() {
        return directory.resolve("master.sock");
    }

    Path runtimeSocket() {
        return directory.resolve("run.sock");
    }

    void prepare() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    /// The configuration on disk; empty when there is none.
    String read() throws IOException {
        return Files.exists(config()) ? Files.readString(config()) : "";
    }

    void write(String text) throws IOException {
        propose(text);
        Files.move(candidate(), config(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void propose(String text) throws IOException {
        Files.writeString(candidate(), text);
    }
}
