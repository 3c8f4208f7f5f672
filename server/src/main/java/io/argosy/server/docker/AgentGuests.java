package io.argosy.server.docker;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.StreamRequest;
import io.argosy.dockerapi.serve.VirtualEngine;
import io.argosy.model.id.NodeId;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Lets clients in that containers' sockets bring, with the rights their sockets were given.
final class AgentGuests implements BiConsumer<NodeId, AgentMessage.Guest> {

    private static final Logger LOG = System.getLogger(AgentGuests.class.getName());

    private final VirtualEngine engine;
    private final StreamBroker streams;
    private final SocketGrants grants;
    private final Doorkeeper doorkeeper;

    AgentGuests(VirtualEngine engine, StreamBroker streams, SocketGrants grants, Doorkeeper doorkeeper) {
        this.engine = engine;
        this.streams = streams;
        this.grants = grants;
        this.doorkeeper = doorkeeper;
    }

    /// Returns at once.
    @Override
    public void accept(NodeId node, AgentMessage.Guest guest) {
        Optional<SocketGrants.Grant> grant = grants.open(guest.grant(), node);
        if (grant.isEmpty()) {
            LOG.log(Level.WARNING, "node {0} brings a Docker client whose socket was not offered by this cluster", node);
            return;
        }
        Thread.ofVirtual().name("docker guest").start(() -> serve(node, guest, grant.get()));
    }

    private void serve(NodeId node, AgentMessage.Guest guest, SocketGrants.Grant grant) {
        try {
            engine.welcome(new GuestConnection(streams.open(node, new StreamRequest.Guest(guest.call())), () -> doorkeeper.judge(grant)));
        } catch (StreamBroken e) {
            LOG.log(Level.DEBUG, "a Docker client of node {0} went away: {1}", node, e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
