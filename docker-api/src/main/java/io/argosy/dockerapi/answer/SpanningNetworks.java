package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.answer.Things.Thing;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.NotKept;
import io.argosy.dockerapi.fleet.Spanning;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.merge.Networks;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.place.NetworkWish;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import io.argosy.dockerapi.wire.Told;
import io.argosy.model.hand.HandNetwork;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Networks that span nodes, made by clients. The engine of the maker makes them as overlays that anybody may join; the cluster keeps their ranges and what was asked for.
final class SpanningNetworks {

    private static final Logger LOG = System.getLogger(SpanningNetworks.class.getName());

    /// How long an engine may still count a container that has just left.
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofMillis(200);

    private final Engines engines;
    private final Relay relay;
    private final Spanning spanning;
    private final Set<String> making = new HashSet<>();

    SpanningNetworks(Engines engines, Relay relay) {
        this.engines = engines;
        this.relay = relay;
        this.spanning = engines.fleet().spanning();
    }

    Map<String, HandNetwork> byId() {
        return spanning.all().stream().filter(each -> each.id().isPresent()).collect(Collectors.toMap(each -> each.id().get(), Function.identity(), (one, _) -> one));
    }

    /// Whether a network is to span nodes: on one node alone, or where overlays cannot be made, a bridge will do unless something else was said.
    ///
    /// @throws Refusal when it must span nodes and cannot
    boolean takes(NetworkWish wish) {
        boolean several = engines.fleet().nodes().stream().filter(node -> node.presence() != FleetNode.Presence.LOST).count() > 1;
        boolean can = several && spanning.maker().isPresent();
        if (wish.mustSpan() && !can) {
            throw new Refusal(503, several ? "no manager of the network between nodes is there now: see `argosy network members`"
                    : "network " + wish.name() + " cannot span nodes, as the cluster has one: leave the driver out, or let another node join");
        }
        return can && wish.maySpan();
    }

    private FleetNode maker() {
        return spanning.maker().flatMap(engines.fleet()::find).orElseThrow(() -> new Refusal(503, "no manager of the network between nodes is there now: see `argosy network members`"));
    }

    void create(Exchange exchange, NetworkWish wish) throws IOException {
        FleetNode maker = maker();
        hold(wish.name());
        try {
            forgetWhatIsGone(exchange, maker);
            HandNetwork reserved = spanning.reserve(wish.name(), wish.driver(), wish.attachable(), wish.subnets());
            Reply reply = relay.ask(maker, new Ask("POST", exchange.versioned("/networks/create"), Headers.of("Content-Type", "application/json"), Trees.bytes(overlay(wish, reserved)), Ask.SLOW));
            if (reply.good()) {
                spanning.made(wish.name(), Census.good(maker, reply).path("Id").asText());
            } else {
                spanning.gone(wish.name());
            }
            Relay.answer(exchange, reply);
        } catch (NotKept e) {
            throw new Refusal(e.conflict() ? 403 : 503, e.getMessage());
        } finally {
            release(wish.name());
        }
    }

    private synchronized void hold(String name) {
        if (!making.add(name)) {
            throw new Refusal(409, "network with name " + name + " is just being made");
        }
    }

    private synchronized void release(String name) {
        making.remove(name);
    }

    private synchronized boolean beingMade(String name) {
        return making.contains(name);
    }

    private static ObjectNode overlay(NetworkWish wish, HandNetwork reserved) {
        ObjectNode config = wish.config().deepCopy();
        config.put("Driver", "overlay").put("Attachable", true).put("CheckDuplicate", true).remove("Scope");
        if (wish.subnets().isEmpty()) {
            ObjectNode addresses = config.path("IPAM") instanceof ObjectNode given ? given : config.putObject("IPAM");
            addresses.putArray("Config").addObject().put("Subnet", reserved.subnets().getFirst());
        }
        return config;
    }

    /// What was removed behind the cluster's back, or never made as the server ended in between, keeps its addresses no longer.
    private void forgetWhatIsGone(Exchange exchange, FleetNode maker) throws NotKept {
        Set<String> known = namesAt(exchange, maker);
        for (HandNetwork each : spanning.all()) {
            if (!known.contains(each.name()) && !beingMade(each.name())) {
                spanning.gone(each.name());
            }
        }
    }

    /// With the containers of all nodes. Empty when no engine knows it.
    Optional<ObjectNode> whole(Exchange exchange, Thing network) throws InterruptedException {
        String target = exchange.versioned(exchange.query().behind("/networks/" + (network.spans() ? network.id() : network.name())));
        List<FleetNode> nodes = new ArrayList<>(List.of(network.node()));
        engines.fleet().nodes().stream().filter(node -> node.there() && !node.id().equals(network.node().id())).forEach(nodes::add);
        List<JsonNode> known = new ArrayList<>();
        for (Told told : engines.askAll(nodes, Ask.get(target))) {
            if (told instanceof Told.Answered(FleetNode node, Reply reply) && reply.good()) {
                known.add(Census.good(node, reply));
            }
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(Networks.whole((ObjectNode) known.getFirst(), known));
    }

    void remove(Exchange exchange, Thing network) throws IOException, InterruptedException {
        if (whole(exchange, network).filter(found -> !found.path("Containers").isEmpty()).isPresent()) {
            throw new Refusal(403, "error while removing network: network %s id %s has active endpoints".formatted(network.name(), network.id()));
        }
        Reply reply = removed(exchange, network);
        if (reply.good()) {
            wereRemoved(exchange, Set.of(network.name()));
        }
        Relay.answer(exchange, reply);
    }

    /// Their addresses are free again. Returns when the maker lists them no more, which may be a moment after another manager removed them.
    ///
    /// @param names of networks, of one node among them
    void wereRemoved(Exchange exchange, Set<String> names) throws InterruptedException {
        Set<String> ours = spanning.all().stream().map(HandNetwork::name).filter(names::contains).collect(Collectors.toSet());
        long end = System.nanoTime() + LEAVING.toNanos();
        while (!ours.isEmpty() && System.nanoTime() - end < 0 && namesAt(exchange, maker()).stream().anyMatch(ours::contains)) {
            Thread.sleep(AGAIN);
        }
        ours.forEach(this::forget);
    }

    private Set<String> namesAt(Exchange exchange, FleetNode maker) {
        Set<String> names = new HashSet<>();
        Census.good(maker, relay.ask(maker, Ask.get(exchange.versioned("/networks")))).forEach(each -> names.add(each.path("Name").asText()));
        return names;
    }

    private Reply removed(Exchange exchange, Thing network) throws InterruptedException {
        long end = System.nanoTime() + LEAVING.toNanos();
        while (true) {
            Reply reply = relay.ask(maker(), Ask.of("DELETE", exchange.versioned("/networks/" + network.id())));
            boolean stillThere = !reply.good() && new String(reply.body(), StandardCharsets.UTF_8).contains("is in use");
            if (!stillThere || System.nanoTime() - end > 0) {
                return reply;
            }
            Thread.sleep(AGAIN);
        }
    }

    /// Nothing but addresses are lost when that fails, until the next one is made.
    private void forget(String name) {
        try {
            spanning.gone(name);
        } catch (NotKept e) {
            LOG.log(Level.WARNING, "the addresses of network {0} are kept for now: {1}", name, e.getMessage());
        }
    }
}
