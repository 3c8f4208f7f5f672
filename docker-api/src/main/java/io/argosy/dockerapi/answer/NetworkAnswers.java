package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.answer.Things.Thing;
import io.argosy.dockerapi.merge.Filters;
import io.argosy.dockerapi.merge.Networks;
import io.argosy.dockerapi.merge.Part;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resolution;
import io.argosy.dockerapi.place.NetworkWish;
import io.argosy.dockerapi.right.Demands;
import io.argosy.dockerapi.right.Spelling;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Networks, those of one node and those that span nodes.
final class NetworkAnswers {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final Set<String> TRUE = Set.of("1", "true", "True", "TRUE", "t", "T");

    private final Census census;
    private final Finder finder;
    private final Things things;
    private final Relay relay;
    private final Homes homes;
    private final SpanningNetworks spanning;

    NetworkAnswers(Census census, Finder finder, Things things, Relay relay, Homes homes, SpanningNetworks spanning) {
        this.census = census;
        this.finder = finder;
        this.things = things;
        this.relay = relay;
        this.homes = homes;
        this.spanning = spanning;
    }

    /// What was asked for, and what is on which node, is not known to one engine alone: those filters are applied here.
    void list(Exchange exchange) throws IOException, InterruptedException {
        Filters filters = Filters.parse(exchange.query().first("filters").orElse(""));
        Filters rest = filters.without("driver").without("scope").without("dangling");
        Census.Whole whole = census.ask(Ask.get(exchange.versioned(exchange.query().with("filters", rest.text()).behind("/networks"))));
        Predicate<JsonNode> wanted = any(filters.of("driver"), "Driver").and(any(filters.of("scope"), "Scope"));
        if (!filters.of("dangling").isEmpty()) {
            Set<String> used = inUse(exchange);
            boolean dangling = TRUE.contains(filters.of("dangling").getFirst());
            wanted = wanted.and(each -> dangling == (!used.contains(each.path("Id").asText()) && !Networks.isOfEveryEngine(each.path("Name").asText())));
        }
        exchange.answer(200, whole.headers(), Trees.bytes(Networks.list(Networks.settled(whole.parts(), census.spanning().maker()), spanning.byId(), wanted)));
    }

    /// Ids of networks that running containers are on.
    private Set<String> inUse(Exchange exchange) throws InterruptedException {
        Set<String> found = new HashSet<>();
        for (Part part : census.ask(Ask.get(exchange.versioned("/containers/json"))).parts()) {
            part.tree().forEach(each -> each.path("NetworkSettings").path("Networks").forEach(network -> found.add(network.path("NetworkID").asText())));
        }
        return found;
    }

    private static Predicate<JsonNode> any(List<String> values, String field) {
        return each -> values.isEmpty() || values.contains(each.path(field).asText());
    }

    private Thing network(Exchange exchange, String asked) throws InterruptedException {
        Things.Found found = things.networks(exchange).once();
        return Finder.one(Resolution.of(asked, found.things()), "network", asked, "network " + asked + " not found", found.silent());
    }

    void look(Exchange exchange, String asked) throws IOException, InterruptedException {
        Thing network = network(exchange, asked);
        if (network.spans() || Networks.isOfEveryEngine(network.name())) {
            Optional<ObjectNode> whole = spanning.whole(exchange, network);
            if (whole.isPresent()) {
                exchange.answer(200, "application/json", Trees.bytes(Networks.shown(whole.get(), spanning.byId())));
                return;
            }
        }
        relay.pass(exchange, network.node(), "/networks/" + network.id(), false);
    }

    void remove(Exchange exchange, String asked) throws IOException, InterruptedException {
        Thing network = network(exchange, asked);
        Protection.check("network", network.name(), network.labels());
        if (network.spans()) {
            spanning.remove(exchange, network);
        } else {
            relay.pass(exchange, network.node(), "/networks/" + network.id(), false);
        }
    }

    void create(Exchange exchange) throws IOException, InterruptedException {
        ObjectNode wanted = relay.object(exchange, MOST_BYTES);
        Spelling.correct(wanted, List.of("Name", "Driver", "Scope", "Labels", "Options", "EnableIPv6", "ConfigOnly", "ConfigFrom", "IPAM", "Attachable", "Ingress", "Internal"));
        Protection.checkNew(wanted.path("Labels"));
        Limits.check(exchange, Demands.ofNetwork(wanted));
        NetworkWish wish = new NetworkWish(wanted);
        if (things.networks(exchange).things().stream().anyMatch(each -> each.name().equals(wish.name()))) {
            throw new Refusal(409, "network with name " + wish.name() + " already exists");
        }
        if (spanning.takes(wish)) {
            spanning.create(exchange, wish);
        } else {
            relay.post(exchange, homes.of(exchange, wanted.path("Labels")), "/networks/create", wanted);
        }
    }

    /// Connects or disconnects. @param verb the last part of the path
    void attach(Exchange exchange, String asked, String verb) throws IOException, InterruptedException {
        ObjectNode wanted = relay.object(exchange, MOST_BYTES);
        Spelling.correct(wanted, List.of("Container"));
        Resident container = finder.find(wanted.path("Container").asText(""));
        Protection.check(container);
        Things.Found found = things.networks(exchange);
        List<Thing> here = found.things().stream().filter(each -> each.node().id().equals(container.node().id())).toList();
        Thing network = here.stream().filter(each -> each.id().equals(asked) || each.name().equals(asked)).findFirst().or(() -> Optional.of(elsewhere(asked, found, container))).get();
        Protection.check("network", network.name(), network.labels());
        wanted.put("Container", container.id());
        relay.post(exchange, container.node(), "/networks/" + Relay.inPath(network.spans() ? network.name() : network.id()) + "/" + verb, wanted);
    }

    private Thing elsewhere(String asked, Things.Found found, Resident container) {
        Thing network = Finder.one(Resolution.of(asked, found.once().things()), "network", asked, "network " + asked + " not found", found.silent());
        if (network.spans() && !census.spanning().members().contains(container.node().id())) {
            throw new Refusal(503, "the engine of node " + container.node().name() + " does not take part in networks between nodes yet: see `argosy network members`");
        }
        if (!network.spans() && !network.node().id().equals(container.node().id())) {
            throw new Refusal(409, "network %s is on node %s, the container on node %s: make the container with this network, and it is placed there"
                    .formatted(network.name(), network.node().name(), container.node().name()));
        }
        return network;
    }

    /// Managers of the Swarm see the same overlays, and name them each.
    void prune(Exchange exchange) throws IOException, InterruptedException {
        Filters filters = Protection.sparing(Filters.parse(exchange.query().first("filters").orElse("")));
        Census.Whole whole = census.ask(Ask.of("POST", exchange.versioned(exchange.query().with("filters", filters.text()).behind("/networks/prune"))));
        Set<String> names = new LinkedHashSet<>();
        whole.parts().forEach(part -> part.tree().path("NetworksDeleted").forEach(name -> names.add(name.asText())));
        spanning.wereRemoved(exchange, names);
        ObjectNode all = Trees.object();
        ArrayNode deleted = all.putArray("NetworksDeleted");
        names.forEach(deleted::add);
        exchange.answer(200, whole.headers(), Trees.bytes(deleted.isEmpty() ? all.putNull("NetworksDeleted") : all));
    }
}
