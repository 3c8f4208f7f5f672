package io.argosy.agent.probe;

import io.argosy.engine.EngineException;
import io.argosy.engine.ExecOutcome;
import io.argosy.engine.Execs;
import io.argosy.model.service.Check;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Asks a container once. Blocks for at most the timeout and a little.
public final class Checker {
    private static final int MAX_OUTPUT = 4096;

    private final Execs execs;

    public Checker(Execs execs) {
        this.execs = execs;
    }

    /// @param address where the container is reached; absent when it is on no network
    /// @throws EngineException.Unreachable when the engine is away: nothing was learned of the container
    public Outcome ask(Check check, String container, Optional<String> address, Duration timeout) {
        return switch (check) {
            case Check.Command(List<String> argv) -> run(container, argv, timeout);
            case Check.Shell(String line) -> run(container, List.of("/bin/sh", "-c", line), timeout);
            case Check.Http(int port, String path) -> address.map(host -> http(host, port, path, timeout)).orElseGet(Checker::noAddress);
            case Check.Tcp(int port) -> address.map(host -> tcp(host, port, timeout)).orElseGet(Checker::noAddress);
        };
    }

    private static Outcome noAddress() {
        return new Outcome.Failed("the container has no address to ask");
    }

    private Outcome run(String container, List<String> argv, Duration timeout) {
        try {
            return switch (execs.run(container, argv, timeout, MAX_OUTPUT)) {
                case ExecOutcome.Exited(int code, String _) when code == 0 -> new Outcome.Passed();
                case ExecOutcome.Exited(int code, String output) -> new Outcome.Failed("exit code " + code + said(output));
                case ExecOutcome.TimedOut(String output) -> new Outcome.Failed("no end within " + timeout.toMillis() + " ms" + said(output));
            };
        } catch (EngineException.NotFound | EngineException.Conflict | EngineException.Refused | EngineException.NoSpace e) {
            return new Outcome.Failed(e.getMessage());
        }
    }

    private static String said(String output) {
        return output.isBlank() ? "" : ": " + output.strip();
    }

    private static Outcome tcp(String host, int port, Duration timeout) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            return new Outcome.Passed();
        } catch (IOException e) {
            return new Outcome.Failed("port " + port + ": " + e.getMessage());
        }
    }

    /// Only the status line is of interest, so no HTTP client is needed.
    private static Outcome http(String host, int port, String path, Duration timeout) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            String request = "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUser-Agent: argosy-probe\r\nConnection: close\r\n\r\n".formatted(path, host, port);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return status(new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new Outcome.Failed("GET " + path + " on port " + port + ": " + e.getMessage());
        }
    }

    private static Outcome status(String line) {
        boolean well = line.matches("HTTP/1\\.[01] [23]\\d\\d");
        return well ? new Outcome.Passed() : new Outcome.Failed("answered '" + line + "'");
    }
}
