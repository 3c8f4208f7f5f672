package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/// Gives containers that want the engine's socket one that leads to the virtual engine, with the rights of whoever makes them.
final class EngineSocket {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Relay relay;

    EngineSocket(Relay relay) {
        this.relay = relay;
    }

    /// Before the container is made. Changes its configuration where it wants the socket.
    SocketBinding bind(Exchange exchange, Draft draft, FleetNode node) {
        if (!SocketBinding.wanted(draft.config())) {
            return new SocketBinding(List.of());
        }
        String id = Long.toString(RANDOM.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        return SocketBinding.into(draft.config(), id, relay.offerSocket(node, id, exchange.person()));
    }

    /// After it was made. A container without its links is of no use, and is not left there.
    void link(Exchange exchange, SocketBinding socket, FleetNode node, String id) {
        if (socket.targets().isEmpty()) {
            return;
        }
        Reply linked = relay.ask(node, new Ask("PUT", exchange.versioned("/containers/" + id + "/archive?path=/"), Headers.of("Content-Type", "application/x-tar"), socket.links(), Ask.SLOW));
        if (!linked.good()) {
            relay.ask(node, Ask.of("DELETE", exchange.versioned("/containers/" + id)));
            throw new Refusal(500, "the virtual engine's socket could not be put into the container: " + new String(linked.body(), StandardCharsets.UTF_8).strip());
        }
    }
}
