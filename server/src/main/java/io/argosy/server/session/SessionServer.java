package io.argosy.server.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.model.id.NodeId;
import io.argosy.server.image.ImageSpread;
import io.argosy.server.join.JoinCalls;
import io.argosy.server.join.RenewCalls;
import io.argosy.server.join.SessionNeighbours;
import io.argosy.server.start.Address;
import io.argosy.server.start.StartFailure;
import io.argosy.server.stream.StreamBroker;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.server.trust.Elsewhere;
import io.argosy.server.trust.Tls;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Listens for agents until it is closed, also while another server leads: then it tells them which.
public final class SessionServer implements AutoCloseable {

    private static final Duration PING_AFTER = Duration.ofSeconds(5);
    private static final Duration PING_PATIENCE = Duration.ofSeconds(5);
    private static final Duration MOST_FREQUENT_AGENT_PING = Duration.ofSeconds(5);
    private static final Duration AGENT_PATIENCE = Duration.ofSeconds(60);
    private static final Duration EXPIRY_PERIOD = Duration.ofMinutes(1);
    private static final Duration CLOSING = Duration.ofSeconds(3);
    private static final int MOST_MESSAGE_BYTES = Json.DEFAULT_LIMIT_BYTES;

    private final Server server;
    private final ExecutorService threads;
    private final AgentLinks links;
    private final StreamBroker streams;
    private final LeaderCalls leaders;
    private final Thread expiry;

    private SessionServer(Server server, ExecutorService threads, AgentLinks links, StreamBroker streams, LeaderCalls leaders) {
        this.server = server;
        this.threads = threads;
        this.links = links;
        this.streams = streams;
        this.leaders = leaders;
        this.expiry = Thread.ofVirtual().name("expiry").start(this::endExpired);
    }

    private void endExpired() {
        try {
            while (true) {
                Thread.sleep(EXPIRY_PERIOD);
                links.endExpired(Instant.now());
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// @throws StartFailure when it cannot listen there
    public static SessionServer start(Address address, Json json, ControlPlane control, ClusterTrust trust) {
        SessionMethods methods = new SessionMethods(json);
        AgentLinks links = new AgentLinks();
        StreamBroker streams = new StreamBroker(links, trust::holder, StreamBroker.PATIENCE);
        links.whenOver(streams::breakOff);
        ImageSpread images = new ImageSpread(streams, links, control.images(), json);
        SessionWitnesses witnesses = new SessionWitnesses(links);
        control.ask(witnesses);
        Elsewhere elsewhere = new Elsewhere(control);
        ControlCalls calls = new ControlCalls(
                trust, new Greeting(control::sessionsIfLeading, elsewhere), links, control.servers()::doors, images::want, witnesses, json, AGENT_PATIENCE);
        LeaderCalls leaders = new LeaderCalls(trust, control);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ServerServiceDefinition service = ServerServiceDefinition.builder(SessionMethods.SERVICE)
                .addMethod(methods.join(), new JoinCalls(control.joining(), new SessionNeighbours(streams, json), trust, elsewhere))
                .addMethod(methods.renew(), new RenewCalls(trust, elsewhere, links::renewed))
                .addMethod(methods.control(), calls)
                .addMethod(methods.stream(), streams)
                .addMethod(methods.leaders(), leaders)
                .build();
        return new SessionServer(listen(address, Tls.of(trust), service, threads), threads, links, streams, leaders);
    }

    private static Server listen(Address address, SslContext tls, ServerServiceDefinition service, ExecutorService threads) {
        try {
            return NettyServerBuilder.forAddress(address.resolve())
                    .sslContext(tls)
                    .addService(service)
                    .executor(threads)
                    .maxInboundMessageSize(MOST_MESSAGE_BYTES)
                    .keepAliveTime(PING_AFTER.toSeconds(), TimeUnit.SECONDS)
                    .keepAliveTimeout(PING_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .permitKeepAliveTime(MOST_FREQUENT_AGENT_PING.toSeconds(), TimeUnit.SECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .addStreamTracerFactory(new Ending.Each())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new StartFailure(
                    "agents cannot be listened for on " + address + ": the address is taken or not of this machine",
                    "Stop what uses it, or choose another with --session-listen.", e);
        }
    }

    /// The way to byte streams of nodes.
    public StreamBroker streams() {
        return streams;
    }

    /// @param action what is to be done with Docker clients that agents bring; returns at once
    public void whenGuest(BiConsumer<NodeId, AgentMessage.Guest> action) {
        links.whenGuest(action);
    }

    /// This server does not lead any more: agents go to the one that does. Returns at once.
    public void deposed() {
        links.endAll(Status.UNAVAILABLE.withDescription("this server does not lead any more"));
    }

    /// The port that is listened on.
    public int port() {
        return server.getPort();
    }

    /// Ends all sessions; agents carry on and dial again. Returns within a few seconds.
    @Override
    public void close() {
        expiry.interrupt();
        leaders.close();
        links.endAll(Status.UNAVAILABLE.withDescription("the server stops"));
        server.shutdown();
        try {
            if (!server.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow().awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
            }
            threads.shutdown();
            threads.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.shutdownNow();
        }
        threads.shutdownNow();
    }
}
