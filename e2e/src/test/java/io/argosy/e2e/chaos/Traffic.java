package io.argosy.e2e.chaos;

import io.argosy.e2e.harness.FleetNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Clients that ask published ports of all nodes in turn, at a fixed pace, whether the earlier requests were answered or not.
final class Traffic implements AutoCloseable {

    /// A request without a good answer. @param at when it was sent
    record Failure(double at, String node, int port, String why, double seconds) {

        @Override
        public String toString() {
            return "%.1f s: port %d of %s, after %.1f s: %s".formatted(at, port, node, seconds, why);
        }
    }

    private static final byte[] REQUEST = "GET / HTTP/1.0\r\nHost: shop\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LIMIT_MILLIS = 10_000;

    private final List<FleetNode> nodes;
    private final List<Integer> ports;
    private final Duration tick;
    private final Story story;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, NavigableSet<Double>> good = new ConcurrentHashMap<>();
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clock;

    private Traffic(List<FleetNode> nodes, List<Integer> ports, Duration tick, Story story) {
        this.nodes = nodes;
        this.ports = ports;
        this.tick = tick;
        this.story = story;
        this.clock = Thread.ofPlatform().daemon().name("traffic").unstarted(this::run);
    }

    static Traffic start(List<FleetNode> nodes, List<Integer> ports, Duration tick, Story story) {
        Traffic traffic = new Traffic(nodes, ports, tick, story);
        traffic.clock.start();
        return traffic;
    }

    private void run() {
        long next = System.nanoTime();
        while (!ended.get()) {
            int number = sent.getAndIncrement();
            connections.submit(() -> ask(nodes.get(number % nodes.size()), ports.get(number / nodes.size() % ports.size())));
            next += tick.toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void ask(FleetNode node, int port) {
        double at = story.now();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(node.address(), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(REQUEST);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.startsWith("HTTP/1.") && answer.contains(" 200 ")) {
                good.computeIfAbsent(door(node.name(), port), _ -> new ConcurrentSkipListSet<>()).add(at);
            } else {
                fail(at, node, port, "answer: '" + answer.lines().findFirst().orElse("") + "'");
            }
        } catch (IOException e) {
            fail(at, node, port, e.toString());
        }
    }

    private static String door(String node, int port) {
        return node + ":" + port;
    }

    /// Whether a port of a node gave a good answer to something that was sent in between.
    boolean answered(String node, int port, double after, double before) {
        return good.containsKey(door(node, port)) && !good.get(door(node, port)).subSet(after, before).isEmpty();
    }

    private void fail(double at, FleetNode node, int port, String why) {
        failures.add(new Failure(at, node.name(), port, why, story.now() - at));
    }

    int sent() {
        return sent.get();
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /// Waits for the connections that are open.
    @Override
    public void close() {
        ended.set(true);
        try {
            clock.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.close();
    }
}
