package io.argosy.agent.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Holds a session with the server for as long as the agent lives.
public final class SessionClient implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SessionClient.class.getName());
    private static final Duration GOOD_SESSION = Duration.ofSeconds(5);

    private final Door door;
    private final SessionMethods methods;
    private final Orders orders;
    private final Outbox outbox;
    private final SessionEvents events;
    private final Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private volatile boolean closed;
    private volatile Optional<ControlCall> current = Optional.empty();
    private Thread dialling;

    public SessionClient(Door door, Json json, Orders orders, Outbox outbox, SessionEvents events) {
        this.door = door;
        this.methods = new SessionMethods(json);
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

    private Optional<String> hold() throws InterruptedException {
        return switch (door.open()) {
            case Door.Way.Shut(String problem) -> Optional.of(problem);
            case Door.Way.Open(ManagedChannel channel) -> hold(channel);
        };
    }

    /// One session, from dial to end.
    private Optional<String> hold(ManagedChannel channel) throws InterruptedException {
        channel.resetConnectBackoff();
        ClientCall<AgentMessage, ServerMessage> call = channel.newCall(methods.control(), CallOptions.DEFAULT);
        ControlCall control = new ControlCall(call, orders, outbox, events, channel);
        call.start(control, new Metadata());
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
        door.close();
    }
}
