package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Filters;
import io.argosy.dockerapi.merge.Lists;
import io.argosy.dockerapi.merge.Totals;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.ImageName;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import io.argosy.dockerapi.wire.Told;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Images, but for how they are pulled.
final class ImageAnswers {

    /// Names by which agents keep images of releases.
    private static final String KEPT = "argosy.local/kept-";

    private final Engines engines;
    private final Census census;
    private final Finder finder;
    private final Stocks stocks;
    private final Relay relay;
    private final ImageCopies copies;

    ImageAnswers(Engines engines, Census census, Finder finder, Stocks stocks, Relay relay, ImageCopies copies) {
        this.engines = engines;
        this.census = census;
        this.finder = finder;
        this.stocks = stocks;
        this.relay = relay;
        this.copies = copies;
    }

    void list(Exchange exchange) throws IOException, InterruptedException {
        Census.Whole whole = census.ask(Ask.get(exchange.versioned(exchange.query().behind("/images/json"))));
        exchange.answer(200, whole.headers(), Trees.bytes(Lists.images(whole.parts())));
    }

    /// On a node that has it; where none has, the build node says so in its own words.
    void look(Exchange exchange, String reference) throws IOException, InterruptedException {
        FleetNode node = stocks.now().newest(reference).map(Stock.Image::node).orElseGet(relay::builder);
        relay.pass(exchange, node, path(reference, exchange.path().substring(exchange.path().lastIndexOf('/'))), false);
    }

    private static String path(String reference, String rest) {
        return "/images/" + Relay.inPath(reference) + rest;
    }

    void tag(Exchange exchange, String reference) throws IOException, InterruptedException {
        Relay.answer(exchange, everywhere(exchange, reference, Ask.of("POST", exchange.versioned(exchange.query().behind(path(reference, "/tag"))))));
    }

    void remove(Exchange exchange, String reference) throws IOException, InterruptedException {
        List<Stock.Image> holders = stocks.now().called(reference);
        boolean byName = holders.stream().anyMatch(image -> image.names().contains(ImageName.familiar(reference)));
        if (reference.startsWith(KEPT) || !byName && holders.stream().anyMatch(image -> image.names().stream().anyMatch(name -> name.startsWith(KEPT)))) {
            throw new Refusal(409, "image " + reference + " is kept for a release of an app: it goes when no release needs it");
        }
        Relay.answer(exchange, removed(usersFirst(exchange, reference, holders), Ask.of("DELETE", exchange.versioned(exchange.query().behind(path(reference, ""))))));
    }

    /// Nodes that have it, those first that may refuse, as a container there uses it: what one of them refuses, no other has done.
    private List<FleetNode> usersFirst(Exchange exchange, String reference, List<Stock.Image> holders) throws InterruptedException {
        Set<String> words = holders.stream().flatMap(image -> Stream.concat(Stream.of(image.id()), image.names().stream())).collect(Collectors.toSet());
        Set<NodeId> users = finder.population().residents().stream().filter(each -> isOf(each, reference, words)).map(each -> each.node().id()).collect(Collectors.toSet());
        return holders.stream().map(Stock.Image::node).distinct().sorted(Comparator.comparing(node -> !users.contains(node.id()))).toList();
    }

    /// Lists call the image of a container as it was asked for, or by the beginning of its id.
    private static boolean isOf(Resident container, String reference, Set<String> words) {
        String image = container.image();
        return image.equals(reference) || words.contains(ImageName.familiar(image)) || image.matches("[0-9a-f]{12,64}") && words.stream().anyMatch(word -> word.startsWith("sha256:" + image));
    }

    private Reply removed(List<FleetNode> holders, Ask ask) {
        List<Reply> replies = new ArrayList<>();
        for (FleetNode node : holders.isEmpty() ? List.of(relay.builder()) : holders) {
            Reply reply = relay.ask(node, ask);
            if (!reply.good()) {
                return reply;
            }
            replies.add(reply);
        }
        return united(replies);
    }

    /// Asks every node that has it. @return the first answer that is not good, or one that is
    private Reply everywhere(Exchange exchange, String reference, Ask ask) throws InterruptedException {
        List<FleetNode> holders = stocks.now().called(reference).stream().map(Stock.Image::node).distinct().toList();
        if (holders.isEmpty()) {
            return relay.ask(relay.builder(), ask);
        }
        List<Told> told = engines.askAll(holders, ask);
        List<Reply> replies = told.stream().map(ImageAnswers::heard).toList();
        return replies.stream().filter(reply -> !reply.good()).findFirst().orElseGet(replies::getFirst);
    }

    private static Reply heard(Told told) {
        return switch (told) {
            case Told.Answered(FleetNode _, Reply reply) -> reply;
            case Told.Silent(FleetNode node, String problem) -> throw new Refusal(503, "node " + node.name() + ": " + problem);
        };
    }

    /// Each removal once.
    private static Reply united(List<Reply> replies) {
        Set<JsonNode> removed = new LinkedHashSet<>();
        try {
            for (Reply reply : replies) {
                Trees.read(reply.body()).forEach(removed::add);
            }
        } catch (IOException e) {
            throw new Refusal(502, "an engine answered with something that is not JSON");
        }
        ArrayNode all = Trees.object().putArray("all");
        removed.forEach(all::add);
        return new Reply(200, replies.getFirst().headers(), Trees.bytes(all));
    }

    void prune(Exchange exchange) throws IOException, InterruptedException {
        Filters filters = Filters.parse(exchange.query().first("filters").orElse(""));
        if (filters.of("dangling").stream().anyMatch(value -> value.equals("false") || value.equals("0"))) {
            throw new Refusal(501, "images that nothing runs may be kept for releases of apps: on the virtual engine only dangling images are pruned");
        }
        Census.Whole whole = census.ask(Ask.of("POST", exchange.versioned(exchange.query().behind("/images/prune"))));
        exchange.answer(200, whole.headers(), Trees.bytes(Totals.pruned(whole.parts(), "ImagesDeleted")));
    }

    void pruneBuilds(Exchange exchange) throws IOException, InterruptedException {
        Census.Whole whole = census.ask(Ask.of("POST", exchange.versioned(exchange.query().behind("/build/prune"))));
        exchange.answer(200, whole.headers(), Trees.bytes(Totals.pruned(whole.parts(), "CachesDeleted")));
    }

    /// Several images in one archive come from one node; what it lacks is brought there first.
    void save(Exchange exchange) throws IOException, InterruptedException {
        List<String> references = exchange.query().all("names");
        Stock stock = stocks.now();
        FleetNode node = references.stream().flatMap(reference -> stock.newest(reference).stream()).map(Stock.Image::node).findFirst().orElseGet(relay::builder);
        for (String reference : references) {
            copies.ensure(exchange, stock, node, reference);
        }
        relay.pass(exchange, node, "/images/get", false);
    }
}
