package io.argosy.agent.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Holds a session with the server for as long as the agent lives.
public final class SessionClient implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SessionClient.class.getName());
    private static final Duration PING_AFTER = Duration.ofSeconds(15);
    private static final Duration PING_PATIENCE = Duration.ofSeconds(10);
    private static final Duration GOOD_SESSION = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ManagedChannel channel;
    private final SessionMethods methods;
    private final Supplier<String> token;
    private final Orders orders;
    private final Outbox outbox;
    private final SessionEvents events;
    private final Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private volatile boolean closed;
    private volatile Optional<ControlCall> current = Optional.empty();
    private Thread dialling;

    /// @param server `host:port`
    /// @param token asked for at each dial, so that a renewed file counts
    public SessionClient(String server, Supplier<String> token, Json json, Orders orders, Outbox outbox, SessionEvents events) {
        this.channel = OkHttpChannelBuilder.forTarget(server)
                .usePlaintext()
                .executor(threads)
                .transportExecutor(threads)
                .keepAliveTime(PING_AFTER.toSeconds(), TimeUnit.SECONDS)
                .keepAliveTimeout(PING_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .maxInboundMessageSize(Json.DEFAULT_LIMIT_BYTES)
                .build();
        this.methods = new SessionMethods(json);
        this.token = token;
        this.orders = orders;
        this.outbox = outbox;
        this.events = events;
    }

    public void start() {
        dialling = Thread.ofVirtual().name("session").start(this::dialForEver);
    }

    /// Tells the server of changed facts, when there is a session; the next hello tells them in any case.
    public void say(AgentMessage message) {
        current.ifPresent(call -> call.say(message));
    }

    private void dialForEver() {
        try {
            while (!closed) {
                long began = System.nanoTime();
                Optional<String> problem = hold();
                if (System.nanoTime() - began > GOOD_SESSION.toNanos()) {
                    backoff.succeeded();
                }
                if (!closed) {
                    events.ended(problem);
                    Thread.sleep(backoff.next());
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// One session, from dial to end.
    private Optional<String> hold() throws InterruptedException {
        channel.resetConnectBackoff();
        ClientCall<AgentMessage, ServerMessage> call = channel.newCall(methods.control(), CallOptions.DEFAULT);
        ControlCall control = new ControlCall(call, orders, outbox, events, channel);
        Metadata headers = new Metadata();
        try {
            headers.put(SessionMethods.AUTHORIZATION, "Bearer " + token.get());
        } catch (RuntimeException e) {
            return Optional.of("the token cannot be read: " + e.getMessage());
        }
        call.start(control, headers);
        current = Optional.of(control);
        try {
            return control.run(events.hello());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the session met with a fault", e);
            return Optional.of("a fault of the agent: " + e);
        } finally {
            current = Optional.empty();
            control.cancel("the agent ended the session");
        }
    }

    @Override
    public void close() {
        closed = true;
        current.ifPresent(call -> call.cancel("the agent stops"));
        if (dialling != null) {
            dialling.interrupt();
        }
        channel.shutdownNow();
        threads.shutdown();
    }
}
