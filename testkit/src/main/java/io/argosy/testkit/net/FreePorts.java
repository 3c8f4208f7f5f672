package io.argosy.testkit.net;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports that a test may listen on in a moment. They are below those that the system gives to connections, of which any may take a port that was free just now.
public final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int AFTER_LAST = 30_000;

    private FreePorts() {}

    /// @return a port that nobody listens on, neither by TCP nor by UDP; chosen at random, so that tests that run side by side hardly meet
    public static int any() {
        return ThreadLocalRandom.current().ints(FIRST, AFTER_LAST).filter(FreePorts::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress()); DatagramSocket _ = new DatagramSocket(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
