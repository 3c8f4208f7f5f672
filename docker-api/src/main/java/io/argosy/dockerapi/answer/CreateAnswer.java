package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resolution;
import io.argosy.dockerapi.place.Candidate;
import io.argosy.dockerapi.place.Choice;
import io.argosy.dockerapi.place.Needs;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a container: name, node, image, then the engine's own `create`.
final class CreateAnswer {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Census census;
    private final Finder finder;
    private final Things things;
    private final Relay relay;
    private final Names names;
    private final ImageCopies copies;
    private final Map<NodeId, Integer> coming = new HashMap<>();

    CreateAnswer(Census census, Finder finder, Things things, Relay relay, Names names, ImageCopies copies) {
        this.census = census;
        this.finder = finder;
        this.things = things;
        this.relay = relay;
        this.names = names;
        this.copies = copies;
    }

    void create(Exchange exchange) throws IOException, InterruptedException {
        Draft draft = Draft.of(relay.object(exchange, MOST_BYTES));
        Protection.checkNew(draft.config().path("Labels"));
        String name = Names.plain(exchange.query().first("name").orElse(""));
        try (Names.Held _ = names.hold(name)) {
            Finder.Population population = finder.population(exchange);
            names.check(name, population.residents());
            Stock stock = Stock.take(census, exchange);
            FleetNode node = choose(exchange, draft, population, stock);
            try {
                if (!draft.image().isEmpty()) {
                    copies.ensure(exchange, stock, node, draft.image());
                }
                make(exchange, draft, node, name);
            } finally {
                arrived(node);
            }
        }
    }

    private void make(Exchange exchange, Draft draft, FleetNode node, String name) throws IOException {
        Ask ask = new Ask("POST", exchange.versioned(exchange.query().behind("/containers/create")), Relay.type(exchange), Trees.bytes(draft.config()), Ask.SLOW);
        Reply reply = relay.ask(node, ask);
        if (reply.good()) {
            JsonNode made = Census.good(node, reply);
            Map<String, String> labels = Finder.labels(draft.config());
            finder.born(new Resident(node, made.path("Id").asText(), name.isEmpty() ? List.of() : List.of(name), draft.image(), labels, Set.of()));
        }
        Relay.answer(exchange, reply);
    }

    /// What is chosen counts for those who choose next, before the engine has made it.
    private FleetNode choose(Exchange exchange, Draft draft, Finder.Population population, Stock stock) throws InterruptedException {
        Set<String> together = new HashSet<>();
        for (String shared : draft.shares()) {
            Finder.orEngine(Resolution.of(shared, population.residents()), "container", shared, population.silent()).ifPresent(each -> together.add(each.id()));
        }
        Needs needs = draft.needs(together);
        Map<NodeId, Set<String>> networks = needs.networks().isEmpty() ? Map.of() : things.wordsByNode(things.networks(exchange).things());
        Map<NodeId, Set<String>> volumes = needs.volumes().isEmpty() ? Map.of() : things.wordsByNode(things.volumes(exchange).things());
        synchronized (coming) {
            List<Candidate> candidates = new ArrayList<>();
            for (FleetNode node : census.nodes()) {
                candidates.add(new Candidate(node, population.residents().stream().filter(each -> each.node().id().equals(node.id())).toList(), coming.getOrDefault(node.id(), 0),
                        stock.wordsOf(node), networks.getOrDefault(node.id(), Set.of()), volumes.getOrDefault(node.id(), Set.of())));
            }
            return switch (Choice.of(needs, candidates)) {
                case Choice.Chosen(FleetNode node) -> {
                    coming.merge(node.id(), 1, Integer::sum);
                    yield node;
                }
                case Choice.Nowhere(String problem) -> throw new Refusal(409, problem);
            };
        }
    }

    private void arrived(FleetNode node) {
        synchronized (coming) {
            coming.computeIfPresent(node.id(), (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
