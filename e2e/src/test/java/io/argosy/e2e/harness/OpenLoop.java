package io.argosy.e2e.harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A client that opens a new connection at each tick, whether the earlier ones were answered or not, until it is closed.
public final class OpenLoop implements AutoCloseable {

    private static final int LIMIT_MILLIS = 10_000;

    private final InetSocketAddress target;
    private final byte[] request;
    private final Duration tick;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clock;

    private OpenLoop(Page page, String path, Duration tick) {
        this.target = new InetSocketAddress(page.host(), page.port());
        this.request = ("GET " + path + " HTTP/1.0\r\nHost: " + target.getHostString() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        this.tick = tick;
        this.clock = Thread.startVirtualThread(this::run);
    }

    public static OpenLoop against(Page page, String path, Duration tick) {
        return new OpenLoop(page, path, tick);
    }

    private void run() {
        long next = System.nanoTime();
        while (!ended.get()) {
            connections.submit(this::ask);
            next += tick.toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void ask() {
        Instant asked = Instant.now();
        try (Socket socket = new Socket()) {
            socket.connect(target, LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(request);
            judge(socket.getInputStream(), asked);
        } catch (IOException e) {
            fail(e.toString(), asked);
        }
    }

    private void judge(InputStream stream, Instant asked) throws IOException {
        String answer = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        if (answer.startsWith("HTTP/1.") && answer.contains(" 200 ")) {
            answered.incrementAndGet();
        } else {
            fail("answer: '" + answer.lines().findFirst().orElse("") + "'", asked);
        }
    }

    private void fail(String what, Instant asked) {
        failures.add(what + ", asked at " + asked + ", after " + Duration.between(asked, Instant.now()).toMillis() + " ms");
    }

    /// Until so many more were answered.
    public void awaitMore(int count) {
        int wanted = answered.get() + count;
        Eventually.sees(count + " more answers; failures: " + failures, Duration.ofSeconds(30), answered::get, now -> now >= wanted);
    }

    public List<String> failures() {
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
