package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resolution;
import io.argosy.dockerapi.place.Candidate;
import io.argosy.dockerapi.place.Choice;
import io.argosy.dockerapi.place.Needs;
import io.argosy.dockerapi.right.Demands;
import io.argosy.dockerapi.right.Spelling;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a container: name, node, image, then the engine's own `create`.
final class CreateAnswer {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Census census;
    private final Finder finder;
    private final Stocks stocks;
    private final Things things;
    private final Relay relay;
    private final Names names;
    private final ImageCopies copies;
    private final Births births;
    private final Limits limits;
    private final Map<NodeId, Integer> coming = new HashMap<>();

    CreateAnswer(Census census, Finder finder, Stocks stocks, Things things, Relay relay, Names names, ImageCopies copies, Births births, Limits limits) {
        this.census = census;
        this.finder = finder;
        this.stocks = stocks;
        this.things = things;
        this.relay = relay;
        this.names = names;
        this.copies = copies;
        this.births = births;
        this.limits = limits;
    }

    void create(Exchange exchange) throws IOException, InterruptedException {
        create(exchange, Optional.empty());
    }

    /// @param inPlaceOf the id of the one whose name it takes over
    void create(Exchange exchange, Optional<String> inPlaceOf) throws IOException, InterruptedException {
        ObjectNode wanted = relay.object(exchange, MOST_BYTES);
        Spelling.container(wanted);
        Limits.check(exchange, Demands.ofContainer(wanted));
        Draft draft = Draft.of(wanted);
        Protection.checkNew(draft.config().path("Labels"));
        String name = Names.plain(exchange.query().first("name").orElse(""));
        try (Names.Held _ = names.hold(name)) {
            Finder.Population population = finder.population();
            List<Resident> residents = population.residents();
            names.check(name, residents);
            births.check(name, inPlaceOf);
            Stock stock = stocks.now();
            FleetNode node = choose(exchange, draft, population, stock);
            try {
                if (!draft.image().isEmpty()) {
                    copies.ensure(exchange, stock, node, draft.image());
                }
                births.make(exchange, draft, node, name, residents);
            } finally {
                arrived(node);
            }
        }
    }

    /// What is chosen counts for those who choose next, before the engine has made it.
    private FleetNode choose(Exchange exchange, Draft draft, Finder.Population population, Stock stock) throws InterruptedException {
        Set<String> together = new HashSet<>();
        for (String shared : draft.shares()) {
            boolean enters = draft.enters().contains(shared);
            Optional<Resident> other = shared(exchange, population, shared, enters);
            if (other.isPresent()) {
                if (enters) {
                    limits.checkEntry(exchange, other.get());
                }
                together.add(other.get().id());
            }
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

    /// What nobody knows, an engine may say so of in its own words; but not for somebody who may not get into every container.
    private static Optional<Resident> shared(Exchange exchange, Finder.Population population, String asked, boolean enters) {
        Resolution<Resident> resolution = Resolution.of(asked, population.residents());
        return enters && !exchange.person().isFree() ? Optional.of(Finder.one(resolution, "container", asked, "No such container: " + asked, population.silent()))
                : Finder.orEngine(resolution, "container", asked, population.silent());
    }

    private void arrived(FleetNode node) {
        synchronized (coming) {
            coming.computeIfPresent(node.id(), (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
