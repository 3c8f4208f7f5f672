package io.argosy.agent.training;

import io.argosy.agent.Main;
import io.argosy.agent.supply.MemoryDirectory;
import io.argosy.discovery.serve.CurrentNames;
import io.argosy.discovery.serve.DnsServer;
import io.argosy.discovery.serve.Responder;
import io.argosy.discovery.upstream.Upstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Lets an agent take up a task of a stand-in server on a stand-in engine, and ends.
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int DNS_PATIENCE_MILLIS = 2000;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("argosy-rehearsal");
        StandInCertificate certificate = StandInCertificate.make(directory.resolve("certificate"));
        Path socket = directory.resolve("engine");
        boolean ready;
        try (StandInEngine _ = new StandInEngine(socket); StandInServer server = new StandInServer(Play.assignment(), certificate)) {
            Thread.ofPlatform().daemon().name("agent").start(() -> Main.main(new String[] {
                    "--server", "127.0.0.1:" + server.port(), "--join", certificate.token().text(), "--data", directory.resolve("data").toString(),
                    "--engine", "unix://" + socket, "--dns-address", "127.0.0.1", "--name", "rehearsal"}));
            askName();
            ready = server.awaitReady(PATIENCE);
        }
        remove(MemoryDirectory.of(directory.resolve("data")));
        remove(directory);
        System.exit(ready ? 0 : 1);
    }

    /// `web.`, type A.
    private static void askName() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port = freePort(loopback);
        byte[] question = {0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 'w', 'e', 'b', 0, 0, 1, 0, 1};
        Responder responder = new Responder(new CurrentNames(), new Upstream(new SecureRandom(), Upstream.PATIENCE), _ -> List.of(), _ -> true);
        try (DnsServer server = new DnsServer(responder, port); DatagramSocket asking = new DatagramSocket(0, loopback)) {
            server.listen(loopback);
            asking.setSoTimeout(DNS_PATIENCE_MILLIS);
            asking.send(new DatagramPacket(question, question.length, loopback, port));
            asking.receive(new DatagramPacket(new byte[512], 512));
        }
    }

    private static int freePort(InetAddress address) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            return socket.getLocalPort();
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + directory);
        }
    }
}
