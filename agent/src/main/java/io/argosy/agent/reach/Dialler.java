package io.argosy.agent.reach;

import io.argosy.model.join.JoinCheck.Target;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Tries to reach ports of other machines.
final class Dialler {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int DATAGRAMS = 4;

    /// All at one time, within seconds. @return those that were not reached
    List<Target> unreached(List<Target> targets) {
        List<Future<Boolean>> tries = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            targets.forEach(target -> tries.add(threads.submit(() -> reaches(target))));
        }
        List<Target> unreached = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (!tries.get(i).resultNow()) {
                unreached.add(targets.get(i));
            }
        }
        return unreached;
    }

    private static boolean reaches(Target target) {
        try {
            InetSocketAddress to = new InetSocketAddress(InetAddress.getByName(target.address()), target.port().number());
            return switch (target.port().transport()) {
                case TCP -> connects(to);
                case UDP -> echoes(to);
            };
        } catch (IOException _) {
            return false;
        }
    }

    /// A connection is enough: an engine that listens there says nothing to strangers.
    private static boolean connects(InetSocketAddress to) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(to, (int) PATIENCE.toMillis());
            socket.getOutputStream().write(greeting(to));
            return true;
        }
    }

    private static boolean echoes(InetSocketAddress to) throws IOException {
        byte[] greeting = greeting(to);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(to);
            socket.setSoTimeout((int) PATIENCE.dividedBy(DATAGRAMS).toMillis());
            for (int tries = 0; tries < DATAGRAMS; tries++) {
                socket.send(new DatagramPacket(greeting, greeting.length));
                if (answered(socket, greeting)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean answered(DatagramSocket socket, byte[] greeting) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[Ear.MOST_BYTES], Ear.MOST_BYTES);
        try {
            socket.receive(packet);
            return Arrays.equals(greeting, Arrays.copyOf(packet.getData(), packet.getLength()));
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private static byte[] greeting(InetSocketAddress to) {
        return (Ear.GREETING + to.getPort()).getBytes(StandardCharsets.US_ASCII);
    }
}
