package io.argosy.server.start;

import java.nio.file.Path;
import java.util.Objects;

/// Where Docker clients are listened for. @param socket of this machine
public record DockerListen(Path socket) {

    private static final String UNIX = "unix://";

    /// What operating systems take for the address of a socket.
    private static final int LONGEST = 100;

    public DockerListen {
        socket = Objects.requireNonNull(socket, "socket").toAbsolutePath().normalize();
    }

    /// @param text `unix:///PATH`
    /// @throws IllegalArgumentException when it is something else
    public static DockerListen parse(String text) {
        if (!text.startsWith(UNIX + "/")) {
            throw new IllegalArgumentException("'" + text + "' is not unix:///PATH, such as unix:///run/argosy/docker.sock: for clients on other machines there is --docker-tls");
        }
        if (text.length() - UNIX.length() > LONGEST) {
            throw new IllegalArgumentException("the path of a socket has at most " + LONGEST + " characters: " + text.substring(UNIX.length()));
        }
        return new DockerListen(Path.of(text.substring(UNIX.length())));
    }

    @Override
    public String toString() {
        return UNIX + socket;
    }
}
