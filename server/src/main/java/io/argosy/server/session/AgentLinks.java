package io.argosy.server.session;

import io.argosy.api.session.ServerMessage;
import io.argosy.model.id.NodeId;
import io.argosy.server.stream.StreamBroker;
import io.grpc.Status;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The links to all connected agents, by node, and what each node last accepted, also while its agent is away for a moment.
final class AgentLinks implements StreamBroker.Sender {

    private final Map<NodeId, AgentLink> links = new ConcurrentHashMap<>();
    private final Map<NodeId, KnownAssignment> accepted = new ConcurrentHashMap<>();

    void put(NodeId node, AgentLink link) {
        links.put(node, link);
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
