package io.argosy.gateway.config;

import java.time.Duration;
import java.util.regex.Pattern;

/// What a configuration needs to know besides routes.
///
/// @param runtimeSocket path of the unix socket of the Runtime API
/// @param maxConnections at one time, all frontends together
/// @param connectTimeout for each of the three tries to reach a server
/// @param idleTimeout after which a connection without a byte in either direction is closed
/// @param oldWorkers how long a process of a former configuration may go on with its connections
public record GatewaySettings(
        String runtimeSocket, int maxConnections, Duration connectTimeout, Duration idleTimeout, Duration oldWorkers) {
    /// HAProxy makes a socket under a longer name first, and the kernel allows 107 bytes.
    public static final int MAX_SOCKET_PATH = 90;

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_./@:+-]+");

    public GatewaySettings {
        if (!PATH.matcher(runtimeSocket).matches() || runtimeSocket.length() > MAX_SOCKET_PATH) {
            throw new IllegalArgumentException("the path of a socket is absolute, of letters, digits and _./@:+-, at most "
                    + MAX_SOCKET_PATH + " characters: " + runtimeSocket);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections is at least 1");
        }
        requirePositive(connectTimeout);
        requirePositive(idleTimeout);
        requirePositive(oldWorkers);
    }

    public static GatewaySettings of(String runtimeSocket) {
        return new GatewaySettings(runtimeSocket, 10_000, Duration.ofSeconds(2), Duration.ofHours(24), Duration.ofHours(1));
    }

    private static void requirePositive(Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("a timeout is at least a millisecond");
        }
    }
}
