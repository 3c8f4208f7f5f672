package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.answer.Things.Thing;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Filters;
import io.argosy.dockerapi.merge.Lists;
import io.argosy.dockerapi.merge.Part;
import io.argosy.dockerapi.merge.Totals;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resolution;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Networks and volumes.
final class ThingAnswers {

    private static final int MOST_BYTES = 1024 * 1024;

    private final Census census;
    private final Finder finder;
    private final Things things;
    private final Relay relay;
    private final Homes homes;

    ThingAnswers(Census census, Finder finder, Things things, Relay relay, Homes homes) {
        this.census = census;
        this.finder = finder;
        this.things = things;
        this.relay = relay;
        this.homes = homes;
    }

    void networks(Exchange exchange) throws IOException, InterruptedException {
        Census.Whole whole = census.ask(Ask.get(exchange.versioned(exchange.query().behind("/networks"))));
        exchange.answer(200, whole.headers(), Trees.bytes(Lists.networks(whole.parts())));
    }

    void volumes(Exchange exchange) throws IOException, InterruptedException {
        Census.Whole whole = census.ask(Ask.get(exchange.versioned(exchange.query().behind("/volumes"))));
        exchange.answer(200, whole.headers(), Trees.bytes(Lists.volumes(whole.parts())));
    }

    private Thing network(Exchange exchange, String asked) throws InterruptedException {
        Things.Found found = things.networks(exchange).once();
        return Finder.one(Resolution.of(asked, found.things()), "network", asked, "network " + asked + " not found", found.silent());
    }

    private Thing volume(Exchange exchange, String asked) throws InterruptedException {
        Things.Found found = things.volumes(exchange);
        return Finder.one(Resolution.of(asked, found.things()), "volume", asked, "get " + asked + ": no such volume", found.silent());
    }

    void lookAtNetwork(Exchange exchange, String asked) throws IOException, InterruptedException {
        Thing network = network(exchange, asked);
        relay.pass(exchange, network.node(), "/networks/" + network.id(), false);
    }

    void lookAtVolume(Exchange exchange, String asked) throws IOException, InterruptedException {
        Thing volume = volume(exchange, asked);
        relay.pass(exchange, volume.node(), "/volumes/" + Relay.inPath(volume.name()), false);
    }

    void removeNetwork(Exchange exchange, String asked) throws IOException, InterruptedException {
        Thing network = network(exchange, asked);
        Protection.check("network", network.name(), network.labels());
        relay.pass(exchange, network.node(), "/networks/" + network.id(), false);
    }

    void removeVolume(Exchange exchange, String asked) throws IOException, InterruptedException {
        Thing volume = volume(exchange, asked);
        Protection.check("volume", volume.name(), volume.labels());
        relay.pass(exchange, volume.node(), "/volumes/" + Relay.inPath(volume.name()), false);
    }

    void createNetwork(Exchange exchange) throws IOException, InterruptedException {
        ObjectNode wanted = relay.object(exchange, MOST_BYTES);
        Protection.checkNew(wanted.path("Labels"));
        if (wanted.path("Driver").asText("").equals("overlay") || wanted.path("Scope").asText("").equals("swarm")) {
            throw new Refusal(501, "networks that span nodes cannot be created on the virtual engine yet: apps that Argosy deploys have them");
        }
        String name = wanted.path("Name").asText("");
        if (things.networks(exchange).things().stream().anyMatch(each -> each.name().equals(name))) {
            throw new Refusal(409, "network with name " + name + " already exists");
        }
        post(exchange, homes.of(exchange, wanted.path("Labels")), "/networks/create", wanted);
    }

    void createVolume(Exchange exchange) throws IOException, InterruptedException {
        ObjectNode wanted = relay.object(exchange, MOST_BYTES);
        Protection.checkNew(wanted.path("Labels"));
        String name = wanted.path("Name").asText("");
        List<Thing> same = name.isEmpty() ? List.of() : things.volumes(exchange).things().stream().filter(each -> each.name().equals(name)).toList();
        FleetNode node = same.isEmpty() ? homes.of(exchange, wanted.path("Labels")) : same.getFirst().node();
        post(exchange, node, "/volumes/create", wanted);
    }

    /// Connects or disconnects. @param verb the last part of the path
    void attach(Exchange exchange, String asked, String verb) throws IOException, InterruptedException {
        ObjectNode wanted = relay.object(exchange, MOST_BYTES);
        Resident container = finder.find(exchange, wanted.path("Container").asText(""));
        Protection.check(container);
        Things.Found found = things.networks(exchange);
        List<Thing> here = found.things().stream().filter(each -> each.node().id().equals(container.node().id())).toList();
        Thing network = here.stream().filter(each -> each.id().equals(asked) || each.name().equals(asked)).findFirst().or(() -> Optional.of(elsewhere(asked, found, container))).get();
        Protection.check("network", network.name(), network.labels());
        wanted.put("Container", container.id());
        post(exchange, container.node(), "/networks/" + network.id() + "/" + verb, wanted);
    }

    private static Thing elsewhere(String asked, Things.Found found, Resident container) {
        Thing network = Finder.one(Resolution.of(asked, found.once().things()), "network", asked, "network " + asked + " not found", found.silent());
        if (!network.node().id().equals(container.node().id())) {
            throw new Refusal(409, "network %s is on node %s, the container on node %s: make the container with this network, and it is placed there"
                    .formatted(network.name(), network.node().name(), container.node().name()));
        }
        return network;
    }

    private void post(Exchange exchange, FleetNode node, String path, JsonNode body) throws IOException {
        Ask ask = new Ask("POST", exchange.versioned(exchange.query().behind(path)), Relay.type(exchange), Trees.bytes(body), Ask.SLOW);
        Relay.answer(exchange, relay.ask(node, ask));
    }

    void pruneNetworks(Exchange exchange) throws IOException, InterruptedException {
        List<Part> parts = prune(exchange, "/networks/prune");
        ObjectNode all = Trees.object();
        ArrayNode deleted = all.putArray("NetworksDeleted");
        parts.forEach(part -> part.tree().path("NetworksDeleted").forEach(deleted::add));
        exchange.answer(200, "application/json", Trees.bytes(deleted.isEmpty() ? all.putNull("NetworksDeleted") : all));
    }

    void pruneVolumes(Exchange exchange) throws IOException, InterruptedException {
        exchange.answer(200, "application/json", Trees.bytes(Totals.pruned(prune(exchange, "/volumes/prune"), "VolumesDeleted")));
    }

    private List<Part> prune(Exchange exchange, String path) throws InterruptedException {
        Filters filters = Protection.sparing(Filters.parse(exchange.query().first("filters").orElse("")));
        return census.ask(Ask.of("POST", exchange.versioned(exchange.query().with("filters", filters.text()).behind(path)))).parts();
    }
}
