package io.argosy.server.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage;
import io.argosy.codec.Json;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.NodeId;
import io.argosy.server.trust.ClusterTrust;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Takes control calls in.
final class ControlCalls implements ServerCallHandler<AgentMessage, ServerMessage> {

    /// Messages of an agent that may wait here to be dealt with.
    private static final int WINDOW = 4;

    private final ClusterTrust trust;
    private final Greeting greeting;
    private final AgentLinks links;
    private final Supplier<List<String>> servers;
    private final BiConsumer<NodeId, ImageIdentity> wishes;
    private final SessionWitnesses testimonies;
    private final Json json;
    private final Duration patience;

    /// @param trust knows who calls
    /// @param servers which an agent may dial
    /// @param wishes told which image a node wants; returns at once
    /// @param testimonies told what agents say of others
    /// @param patience how long an agent may take for its hello, and to accept an assignment
    ControlCalls(
            ClusterTrust trust,
            Greeting greeting,
            AgentLinks links,
            Supplier<List<String>> servers,
            BiConsumer<NodeId, ImageIdentity> wishes,
            SessionWitnesses testimonies,
            Json json,
            Duration patience) {
        this.trust = trust;
        this.greeting = greeting;
        this.links = links;
        this.servers = servers;
        this.wishes = wishes;
        this.testimonies = testimonies;
        this.json = json;
        this.patience = patience;
    }

    @Override
    public ServerCall.Listener<AgentMessage> startCall(ServerCall<AgentMessage, ServerMessage> call, Metadata headers) {
        AgentLink link = new AgentLink(call);
        AgentCall agent = new AgentCall(call, link, trust.peer(call), greeting, links, this::push, servers, wishes, testimonies);
        link.open();
        call.request(WINDOW);
        Thread.ofVirtual().name("hello-timeout").start(() -> endUnlessGreeted(agent, link));
        return agent;
    }

    private AssignmentPush push(AgentLink link, AgentCall.Known known) {
        return new AssignmentPush(link, json, patience, known.digest(), links.remembered(known.node()));
    }

    private void endUnlessGreeted(AgentCall agent, AgentLink link) {
        try {
            if (!agent.greeted(patience)) {
                link.end(Status.DEADLINE_EXCEEDED.withDescription("no hello came in time"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
