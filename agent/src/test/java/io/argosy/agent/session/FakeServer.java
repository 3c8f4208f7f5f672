package io.argosy.agent.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AssignmentDigest;
import io.argosy.api.session.Frame;
import io.argosy.api.session.LeaderAsk;
import io.argosy.api.session.LeaderNews;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The server's end of a session, over a real connection: says what a test tells it to, and keeps what it hears.
public final class FakeServer implements AutoCloseable {
    private final Json json = Json.standard();
    private final SessionMethods methods = new SessionMethods(json);
    private final BlockingQueue<AgentMessage> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<ServerCall<Frame, Frame>> streams = new LinkedBlockingQueue<>();
    private final BlockingQueue<ServerCall<LeaderAsk, LeaderNews>> asking = new LinkedBlockingQueue<>();
    private final Server server;
    private final int port;
    private volatile Optional<ServerCall<AgentMessage, ServerMessage>> control = Optional.empty();

    /// Without TLS.
    public FakeServer(int port) throws IOException {
        this(port, InsecureServerCredentials.create(), new FakeAuthority());
    }

    /// Machines join by the authority's token.
    public FakeServer(FakeAuthority authority) throws IOException {
        this(0, authority.server(), authority);
    }

    private FakeServer(int port, ServerCredentials credentials, FakeAuthority authority) throws IOException {
        this.server = OkHttpServerBuilder.forPort(port, credentials)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .addService(ServerServiceDefinition.builder(SessionMethods.SERVICE)
                        .addMethod(methods.join(), authority::startJoin).addMethod(methods.renew(), authority::startRenew).addMethod(methods.control(), this::startControl).addMethod(methods.stream(), this::startStream)
                        .addMethod(methods.leaders(), this::startLeaders).build())
                .build().start();
        this.port = server.getPort();
    }

    public int port() {
        return port;
    }

    private ServerCall.Listener<AgentMessage> startControl(ServerCall<AgentMessage, ServerMessage> call, Metadata headers) {
        control = Optional.of(call);
        call.sendHeaders(new Metadata());
        call.request(1);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(AgentMessage message) {
                heard.add(message);
                call.request(1);
            }
        };
    }

    private ServerCall.Listener<Frame> startStream(ServerCall<Frame, Frame> call, Metadata headers) {
        call.sendHeaders(new Metadata());
        call.request(1);
        streams.add(call);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(Frame frame) {
                frames.add(frame);
                call.request(1);
            }

            @Override
            public void onHalfClose() {
                call.close(Status.OK, new Metadata());
            }
        };
    }

    private ServerCall.Listener<LeaderAsk> startLeaders(ServerCall<LeaderAsk, LeaderNews> call, Metadata headers) {
        call.sendHeaders(new Metadata());
        call.request(1);
        return new ServerCall.Listener<>() {
            @Override
            public void onHalfClose() {
                asking.add(call);
            }
        };
    }

    /// Waits for an agent that asks who leads, and tells it.
    void tell(LeaderNews news) throws InterruptedException {
        ServerCall<LeaderAsk, LeaderNews> call = asking.poll(20, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no agent asked who leads");
        }
        call.sendMessage(news);
        asking.add(call);
    }

    /// Ends the call after the last word.
    void end() {
        control.orElseThrow().close(Status.OK, new Metadata());
    }

    public void say(ServerMessage message) {
        control.orElseThrow().sendMessage(message);
    }

    public void assign(Stamp fence, List<Item> items) {
        Assignment whole = Assignment.of(items);
        say(new ServerMessage.AssignmentChange(fence, Optional.empty(), List.copyOf(whole.items().values()), List.of(), AssignmentDigest.of(whole, json).text()));
    }

    public void hangUp() {
        control.orElseThrow().close(Status.UNAVAILABLE.withDescription("the server stops"), new Metadata());
    }

    /// The next message of that kind that fits; others are passed over.
    public <T extends AgentMessage> T await(Class<T> kind, Predicate<T> fits) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            AgentMessage message = heard.poll(100, TimeUnit.MILLISECONDS);
            if (kind.isInstance(message) && fits.test(kind.cast(message))) {
                return kind.cast(message);
            }
        }
        throw new AssertionError("the agent did not say what was awaited: " + kind.getSimpleName());
    }

    /// The next message, whatever it is.
    AgentMessage next() throws InterruptedException {
        AgentMessage message = heard.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("the agent said nothing");
        }
        return message;
    }

    public ServerCall<Frame, Frame> stream() throws InterruptedException {
        return streams.poll(10, TimeUnit.SECONDS);
    }

    public Frame frame() throws InterruptedException {
        return frames.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
