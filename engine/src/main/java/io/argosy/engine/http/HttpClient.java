package io.argosy.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Sends requests to one Unix socket. Safe for any number of threads.
public final class HttpClient implements AutoCloseable {
    private static final int MAX_LENGTH_DIGITS = 18;

    private final Path socket;
    private final ScheduledThreadPoolExecutor deadlines;

    public HttpClient(Path socket) {
        this.socket = socket;
        this.deadlines = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("engine-deadlines").factory());
        this.deadlines.setRemoveOnCancelPolicy(true);
    }

    /// @param limit until the head of the answer is there, sending included; zero for none
    public Response send(Request request, Duration limit) throws IOException {
        Connection connection = Connection.open(socket);
        try {
            Head head = exchange(connection, request, limit);
            return new Response(connection, head, body(connection, request, head));
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Asks to leave HTTP. An answer other than 101 and 200 is handed to `refused`, which is to throw.
    public Upgraded upgrade(Request request, Duration limit, Refusal refused) throws IOException {
        Connection connection = Connection.open(socket);
        try {
            Request asking = request.with(Map.of("Connection", "Upgrade", "Upgrade", "tcp"));
            Head head = exchange(connection, asking, limit);
            if (head.status() != 101 && head.status() != 200) {
                refused.accept(new Response(connection, head, body(connection, request, head)));
            }
            return new Upgraded(connection);
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Does something after a while, on a thread that must not be held up. Cancel it when it is not wanted any more.
    public ScheduledFuture<?> after(Duration delay, Runnable action) {
        return deadlines.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What becomes of a refused upgrade.
    @FunctionalInterface
    public interface Refusal {
        void accept(Response answer) throws IOException;
    }

    private Head exchange(Connection connection, Request request, Duration limit) throws IOException {
        if (limit.isZero()) {
            return exchange(connection, request);
        }
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadline(limit, () -> {
            late.set(true);
            connection.close();
        });
        try {
            return exchange(connection, request);
        } catch (IOException e) {
            if (late.get()) {
                throw new SocketTimeoutException("no answer within " + limit.toSeconds() + " s");
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    private ScheduledFuture<?> deadline(Duration limit, Runnable action) throws IOException {
        try {
            return after(limit, action);
        } catch (RejectedExecutionException _) {
            throw new IOException("this client was closed");
        }
    }

    private static Head exchange(Connection connection, Request request) throws IOException {
        try {
            connection.output().write(request.head());
            switch (request.body()) {
                case Request.Body.Empty() -> { }
                case Request.Body.Bytes(String _, byte[] bytes) -> connection.output().write(bytes);
                case Request.Body.Stream(String _, InputStream stream) -> ChunkedOutput.send(stream, connection.output());
            }
        } catch (IOException sending) {
            return earlyAnswer(connection, sending);
        }
        return Head.read(connection.input());
    }

    /// An engine that refuses a body answers without reading it to its end.
    private static Head earlyAnswer(Connection connection, IOException sending) throws IOException {
        try {
            return Head.read(connection.input());
        } catch (IOException _) {
            throw sending;
        }
    }

    private static InputStream body(Connection connection, Request request, Head head) throws IOException {
        if (request.method().equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return InputStream.nullInputStream();
        }
        if ("chunked".equalsIgnoreCase(head.headers().get("transfer-encoding"))) {
            return new ChunkedInput(connection.input());
        }
        String length = head.headers().get("content-length");
        if (length == null) {
            return connection.input();
        }
        if (!length.matches("\\d{1," + MAX_LENGTH_DIGITS + "}")) {
            throw new IOException("not the length of a body: " + length);
        }
        return new FixedInput(connection.input(), Long.parseLong(length));
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }
}
