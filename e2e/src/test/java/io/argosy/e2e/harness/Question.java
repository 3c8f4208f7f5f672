package io.argosy.e2e.harness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A request over a connection of its own, without anything that would ask again.
public record Question(Page page, String path) {

    private static final int LIMIT_MILLIS = 10_000;

    /// Why there is no good answer; empty when there is one.
    public Optional<String> fault() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(page.host(), page.port()), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.0\r\nHost: " + page.host() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean good = answer.startsWith("HTTP/1.") && answer.contains(" 200 ");
            return good ? Optional.empty() : Optional.of("answer: '" + answer.lines().findFirst().orElse("") + "'");
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }
}
