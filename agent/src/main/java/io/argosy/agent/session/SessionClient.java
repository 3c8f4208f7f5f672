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

    /// How long a server may take to answer: longer where there is no other to go to.
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WITH_SEVERAL = Duration.ofSeconds(5);

    /// How long it takes, at most, until a server that does not lead is asked again who does.
    private static final Duration LONGEST_SEARCH = Duration.ofMillis(500);

    private final Door door;
    private final KnownServers servers;
    private final Lookout lookout;
    private final SessionMethods methods;
    private final Orders orders;
    private final Outbox outbox;
    private final SessionEvents events;
    private final Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private volatile boolean closed;
    private volatile Optional<ControlCall> current = Optional.empty();
    private Thread dialling;

    public SessionClient(Door door, KnownServers servers, Json json, Orders orders, Outbox outbox, SessionEvents events) {
        this.door = door;
        this.servers = servers;
        this.lookout = new Lookout(door, servers, json, orders::seen, this::leads);
        this.methods = new SessionMethods(json);
        this.orders = orders;
        this.outbox = outbox;
        this.events = events;
    }

    public void start() {
        dialling = Thread.ofVirtual().name("session").start(this::dialForEver);
        lookout.start();
    }

    /// Tells the server of changed facts, when there is a session; the next hello tells them in any case.
    public void say(AgentMessage message) {
        current.ifPresent(call -> call.say(message));
    }

    private void dialForEver() {
        try {
            while (!closed) {
                long began = System.nanoTime();
                Ended end = hold();
                if (System.nanoTime() - began > GOOD_SESSION.toNanos()) {
                    backoff.succeeded();
                }
                if (!closed) {
                    events.ended(end.problem());
                    pause(end);
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// A server that leads is dialled at once, and so is the next one that might; whoever waits for one to be elected asks twice a second.
    private void pause(Ended end) throws InterruptedException {
        if (servers.ended(end.leader())) {
            return;
        }
        Duration next = backoff.next();
        boolean soon = servers.several() && (end.passing() || end.leader().isPresent());
        Thread.sleep(soon && next.compareTo(LONGEST_SEARCH) > 0 ? LONGEST_SEARCH : next);
    }

    /// Another server leads: the session is to be with that one.
    private void leads(String leader) {
        current.ifPresentOrElse(call -> call.leave(leader), () -> servers.turnTo(leader));
    }

    private Ended hold() throws InterruptedException {
        return switch (door.open()) {
            case Door.Way.Shut(String problem, Optional<String> leader) -> new Ended(Optional.of(problem), leader, false);
            case Door.Way.Open(ManagedChannel channel) -> hold(channel);
        };
    }

    /// One session, from dial to end.
    private Ended hold(ManagedChannel channel) throws InterruptedException {
        channel.resetConnectBackoff();
        ClientCall<AgentMessage, ServerMessage> call = channel.newCall(methods.control(), CallOptions.DEFAULT);
        ControlCall control = new ControlCall(call, orders, outbox, events, servers, channel);
        call.start(control, new Metadata());
        current = Optional.of(control);
        try {
            return control.run(events.hello(), servers.several() ? PATIENCE_WITH_SEVERAL : PATIENCE);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the session met with a fault", e);
            return Ended.of(Optional.of("a fault of the agent: " + e));
        } finally {
            current = Optional.empty();
            control.cancel("the agent ended the session");
        }
    }

    @Override
    public void close() {
        closed = true;
        lookout.close();
        current.ifPresent(call -> call.cancel("the agent stops"));
        if (dialling != null) {
            dialling.interrupt();
        }
        door.close();
    }
}
