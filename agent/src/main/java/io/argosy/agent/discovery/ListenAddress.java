package io.argosy.agent.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The address that names are answered on: put on the node's loopback interface, where containers reach it over their default route.
final class ListenAddress {
    private static final long PATIENCE_SECONDS = 10;

    private final InetAddress address;

    ListenAddress(InetAddress address) {
        this.address = address;
    }

    /// Puts the address there unless the node has it.
    ///
    /// @throws IOException when the node does not take it; the message says what to do
    void ensure() throws IOException {
        if (NetworkInterface.getByInetAddress(address) != null) {
            return;
        }
        String said = ip(List.of("ip", "addr", "add", address.getHostAddress() + "/32", "dev", "lo"));
        if (NetworkInterface.getByInetAddress(address) == null) {
            throw new IOException("the node does not take the address %s for names (%s): run the agent as root, with iproute2 installed"
                    .formatted(address.getHostAddress(), said.strip()));
        }
    }

    private static String ip(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "ip did not end";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
