package io.argosy.storeetcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.argosy.storeetcd.address.EtcdAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A member of etcd, as a process of its own.
final class EtcdProcess implements AutoCloseable {

    private static final long START_SECONDS = 20;

    private final String name;
    private final int clientPort;
    private final List<String> command;
    private final Path log;
    private Process process;

    private EtcdProcess(String name, int clientPort, List<String> command, Path log) {
        this.name = name;
        this.clientPort = clientPort;
        this.command = command;
        this.log = log;
    }

    /// Skips the test when the program is not installed.
    static void require() {
        assumeTrue(List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream().anyMatch(directory -> Files.isExecutable(Path.of(directory, "etcd"))),
                "there is no etcd to test with: script/test installs it, or apt-get install etcd-server");
    }

    static EtcdProcess start(Path directory, String... options) {
        return cluster(directory, 1, options).getFirst();
    }

    static List<EtcdProcess> cluster(Path directory, int size, String... options) {
        require();
        List<Integer> peers = freePorts(size);
        List<Integer> clients = freePorts(size);
        boolean tls = List.of(options).contains("--cert-file");
        String all = IntStream.range(0, size).mapToObj(n -> "m%d=http://127.0.0.1:%d".formatted(n, peers.get(n))).collect(Collectors.joining(","));
        List<EtcdProcess> members = IntStream.range(0, size).mapToObj(n -> {
            String client = (tls ? "https" : "http") + "://127.0.0.1:" + clients.get(n);
            String peer = "http://127.0.0.1:" + peers.get(n);
            List<String> command = new ArrayList<>(List.of("etcd", "--name", "m" + n, "--data-dir", directory.resolve("m" + n).toString(),
                    "--listen-client-urls", client, "--advertise-client-urls", client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
                    "--initial-cluster", all, "--log-level", "warn"));
            command.addAll(List.of(options));
            return new EtcdProcess("m" + n, clients.get(n), command, directory.resolve("m" + n + ".log"));
        }).toList();
        members.forEach(EtcdProcess::begin);
        members.forEach(EtcdProcess::awaitListening);
        return members;
    }

    void begin() {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitListening() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), clientPort), 1000);
                return;
            } catch (IOException e) {
                assertThat(System.nanoTime()).as("etcd %s does not listen: %s", name, said()).isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    int port() {
        return clientPort;
    }

    String url() {
        return "http://127.0.0.1:" + clientPort;
    }

    EtcdAddress at(String prefix) {
        return EtcdAddress.parse(url() + prefix);
    }

    /// As `kill -9` does.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    String ctl(String... arguments) {
        List<String> line = new ArrayList<>(List.of("etcdctl", "--endpoints", url()));
        line.addAll(List.of(arguments));
        return run(line);
    }

    static String run(List<String> line) {
        try {
            ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().put("ETCDCTL_API", "3");
            Process tool = builder.start();
            String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tool.waitFor()).as("%s: %s", line, output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int n = 0; n < count; n++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
