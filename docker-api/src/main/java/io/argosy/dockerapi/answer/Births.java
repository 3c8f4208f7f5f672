package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.NotKept;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import io.argosy.model.hand.HandContainer.Port;
import io.argosy.model.hand.HandContainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Has a container made on the node that was chosen for it, and writes it down.
final class Births {

    private final Fleet fleet;
    private final Finder finder;
    private final Relay relay;
    private final Endpoint endpoint;
    private final HostPorts ports;
    private final EngineSocket sockets;

    Births(Fleet fleet, Finder finder, Relay relay, Endpoint endpoint, HostPorts ports) {
        this.fleet = fleet;
        this.finder = finder;
        this.relay = relay;
        this.endpoint = endpoint;
        this.ports = ports;
        this.sockets = new EngineSocket(relay);
    }

    /// @param inPlaceOf the id of the one whose name it takes over
    /// @throws Refusal when a container of a node that is away has that name
    void check(String name, Optional<String> inPlaceOf) {
        Optional<HandContainer> holder = name.isEmpty() ? Optional.empty() : fleet.handBook().all().stream().filter(each -> each.name().equals(name) && !inPlaceOf.equals(Optional.of(each.id()))).findFirst();
        Optional<FleetNode> node = holder.flatMap(each -> fleet.find(each.node())).filter(each -> !each.there());
        if (node.isPresent()) {
            throw new Refusal(409, "Conflict. The container name \"/%s\" is already in use by container \"%s\" on node %s, which is %s.".formatted(name, holder.get().id(), node.get().name(), node.get().state()));
        }
    }

    void make(Exchange exchange, Draft draft, FleetNode node, String name, List<Resident> residents) throws IOException {
        List<HostPort> taken = draft.needs(Set.of()).ports().stream().filter(port -> endpoint.isTaken(port, node)).toList();
        ports.give(draft.config(), exposed(exchange, draft, node), used(residents));
        SocketBinding socket = sockets.bind(exchange, draft, node);
        Ask ask = new Ask("POST", exchange.versioned(exchange.query().behind("/containers/create")), Relay.type(exchange), Trees.bytes(draft.config()), Ask.SLOW);
        Reply reply = relay.ask(node, ask);
        if (!reply.good()) {
            Relay.answer(exchange, reply);
            return;
        }
        JsonNode made = Census.good(node, reply);
        String id = made.path("Id").asText();
        sockets.link(exchange, socket, node, id);
        finder.born(new Resident(node, id, name.isEmpty() ? List.of() : List.of(name), draft.image(), Finder.labels(draft.config()), Set.of()));
        write(exchange, draft, node, name, id);
        taken.forEach(port -> warn((ObjectNode) made, "port " + port + " of this endpoint is taken: the container is reached at node " + node.name() + " (" + node.address() + ") only, until it is free"));
        exchange.answer(reply.status(), "application/json", Trees.bytes(made));
    }

    private static void warn(ObjectNode made, String warning) {
        ArrayNode warnings = made.path("Warnings") instanceof ArrayNode given ? given : made.putArray("Warnings");
        warnings.add(warning);
    }

    /// A container that nobody wrote down would be nobody's: it is taken back.
    private void write(Exchange exchange, Draft draft, FleetNode node, String name, String id) {
        List<Port> published = draft.needs(Set.of()).ports().stream().map(port -> new Port(port.address(), port.port(), port.protocol())).toList();
        try {
            fleet.handBook().made(exchange.person().who(), id, name, draft.image(), node.id(), published, draft.recipe());
        } catch (NotKept e) {
            relay.ask(node, Ask.of("DELETE", exchange.versioned("/containers/" + id + "?force=1")));
            throw new Refusal(503, e.getMessage());
        }
    }

    private List<String> exposed(Exchange exchange, Draft draft, FleetNode node) {
        List<String> found = new ArrayList<>();
        if (HostPorts.all(draft.config()) && !draft.image().isEmpty()) {
            Reply reply = relay.ask(node, Ask.get(exchange.versioned("/images/" + Relay.inPath(draft.image()) + "/json")));
            if (reply.good()) {
                Census.good(node, reply).path("Config").path("ExposedPorts").properties().forEach(each -> found.add(each.getKey()));
            }
        }
        return found;
    }

    private Set<HostPort> used(List<Resident> residents) {
        Set<HostPort> used = new HashSet<>();
        residents.forEach(each -> used.addAll(each.ports()));
        fleet.handBook().all().forEach(each -> each.ports().forEach(port -> used.add(new HostPort(port.address(), port.port(), port.protocol()))));
        return used;
    }
}
