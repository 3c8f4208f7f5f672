package io.argosy.server.session;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage;
import io.argosy.model.id.NodeId;
import io.argosy.server.stream.StreamBroker;
import io.grpc.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The links to all connected agents, by node, and what each node last accepted, also while its agent is away for a moment.
final class AgentLinks implements StreamBroker.Sender {

    private final Map<NodeId, AgentLink> links = new ConcurrentHashMap<>();
    private volatile Consumer<NodeId> whenOver = _ -> { };
    private volatile BiConsumer<NodeId, AgentMessage.Guest> whenGuest = (_, _) -> { };
    private final Map<NodeId, Instant> certified = new ConcurrentHashMap<>();
    private final Map<NodeId, KnownAssignment> accepted = new ConcurrentHashMap<>();

    /// @param until when the node's certificate expires
    void put(NodeId node, AgentLink link, Instant until) {
        certified.put(node, until);
        links.put(node, link);
    }

    /// @param action what is to end with the session of a node
    void whenOver(Consumer<NodeId> action) {
        whenOver = action;
    }

    /// @param action what is to be done with clients that agents bring; returns at once
    void whenGuest(BiConsumer<NodeId, AgentMessage.Guest> action) {
        whenGuest = action;
    }

    /// The agent of a node brings a client.
    void guest(NodeId node, AgentMessage.Guest guest) {
        whenGuest.accept(node, guest);
    }

    /// A session was ended from here: a newer one took its place, or the node may have none any more.
    void over(NodeId node) {
        whenOver.accept(node);
    }

    /// The node has a newer certificate.
    void renewed(NodeId node, Instant until) {
        certified.computeIfPresent(node, (_, before) -> until.isAfter(before) ? until : before);
    }

    /// Ends the sessions of nodes whose certificates have expired and were not renewed.
    void endExpired(Instant now) {
        certified.forEach((node, until) -> {
            AgentLink link = links.get(node);
            if (now.isAfter(until) && link != null) {
                link.end(Status.UNAUTHENTICATED.withDescription(
                        "the certificate of node %s expired at %s: start the agent with --join and a token of `argosy node token`".formatted(node, until)));
            }
        });
    }

    void remove(NodeId node, AgentLink link) {
        links.remove(node, link);
    }

    @Override
    public boolean send(NodeId node, ServerMessage message) {
        AgentLink link = links.get(node);
        return link != null && link.send(message);
    }

    void remember(NodeId node, KnownAssignment assignment) {
        accepted.put(node, assignment);
    }

    Optional<KnownAssignment> remembered(NodeId node) {
        return Optional.ofNullable(accepted.get(node));
    }

    void endAll(Status status) {
        links.values().forEach(link -> link.end(status));
    }
}
