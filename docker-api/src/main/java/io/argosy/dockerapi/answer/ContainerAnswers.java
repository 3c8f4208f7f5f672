package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Filters;
import io.argosy.dockerapi.merge.Lists;
import io.argosy.dockerapi.merge.Totals;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.right.Role;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Query;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/// Containers, but for how they are made.
final class ContainerAnswers {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /// What shows files of a container, or takes some.
    private static final Set<String> FILES = Set.of("/archive", "/export");

    private final Census census;
    private final Finder finder;
    private final Relay relay;
    private final Names names;
    private final HandKeeper keeper;
    private final Limits limits;
    private final Stocks stocks;
    private final ImageCopies copies;

    ContainerAnswers(Census census, Finder finder, Relay relay, Names names, HandKeeper keeper, Limits limits, Stocks stocks, ImageCopies copies) {
        this.census = census;
        this.finder = finder;
        this.relay = relay;
        this.names = names;
        this.keeper = keeper;
        this.limits = limits;
        this.stocks = stocks;
        this.copies = copies;
    }

    void list(Exchange exchange) throws IOException, InterruptedException {
        Filters filters = Filters.parse(exchange.query().first("filters").orElse(""));
        OptionalInt limit = limit(exchange.query());
        Lists.Order order = new Lists.Order(finder::birth);
        Predicate<JsonNode> between = between(exchange, filters, order);
        boolean bounded = !filters.of("before").isEmpty() || !filters.of("since").isEmpty();
        Filters rest = filters.without("node").without("before").without("since");
        Query asked = bounded && limit.isPresent() ? exchange.query().without("limit").with("all", "1") : exchange.query();
        Query query = rest.values().isEmpty() ? asked.without("filters") : asked.with("filters", rest.text());
        Census.Whole whole = census.ask(Ask.get(exchange.versioned(query.behind("/containers/json"))), Census.called(census.nodes(), filters.of("node")));
        exchange.answer(200, whole.headers(), Trees.bytes(Lists.containers(whole.parts(), order, between, limit)));
    }

    /// What the filters `before` and `since` let through: each names a container, and only one of them can be named.
    private Predicate<JsonNode> between(Exchange exchange, Filters filters, Lists.Order order) throws InterruptedException {
        Predicate<JsonNode> wanted = _ -> true;
        for (String word : List.of("before", "since")) {
            if (filters.of(word).size() > 1) {
                throw new Refusal(400, "invalid filter '%s=%s'".formatted(word, filters.of(word)));
            }
            for (String asked : filters.of(word)) {
                JsonNode mark = listed(exchange, finder.find(asked));
                wanted = wanted.and(word.equals("before") ? each -> order.compare(each, mark) > 0 : each -> order.compare(each, mark) < 0);
            }
        }
        return wanted;
    }

    /// A container as its engine lists it.
    private JsonNode listed(Exchange exchange, Resident container) {
        String target = Query.NONE.with("all", "1").with("filters", Filters.NONE.with("id", container.id()).text()).behind("/containers/json");
        JsonNode found = Census.good(container.node(), relay.ask(container.node(), Ask.get(exchange.versioned(target))));
        if (found.isEmpty()) {
            throw new Refusal(404, "No such container: " + container.id());
        }
        return found.get(0);
    }

    private static OptionalInt limit(Query query) {
        String text = query.first("limit").orElse("");
        if (!text.matches("-?[0-9]{0,9}") || text.equals("-")) {
            throw new Refusal(400, "a limit is a number, not " + text);
        }
        int number = text.isEmpty() ? 0 : Integer.parseInt(text);
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    void inspect(Exchange exchange, String asked) throws IOException, InterruptedException {
        Resident container = finder.find(asked);
        Reply reply = relay.ask(container.node(), Ask.get(exchange.versioned(exchange.query().behind(path(container, "/json")))));
        if (!reply.good()) {
            Relay.answer(exchange, reply);
            return;
        }
        ObjectNode tree = (ObjectNode) Census.good(container.node(), reply);
        tree.set("Node", node(container.node()));
        if (!exchange.person().role().includes(Role.OPERATOR)) {
            hideEnvironment(tree);
        }
        exchange.answer(200, "application/json", Trees.bytes(tree));
    }

    /// Values of variables are where secrets are, too.
    private static void hideEnvironment(ObjectNode tree) {
        if (tree.path("Config").path("Env") instanceof ArrayNode variables) {
            for (int at = 0; at < variables.size(); at++) {
                variables.set(at, variables.get(at).asText().split("=", 2)[0] + "=(hidden)");
            }
        }
    }

    /// As classic Swarm told it.
    private static ObjectNode node(FleetNode node) {
        ObjectNode tree = Trees.object().put("ID", node.id().value()).put("IP", node.address()).put("Addr", node.address()).put("Name", node.name().value())
                .put("Cpus", node.cpus()).put("Memory", node.memoryBytes());
        ObjectNode labels = tree.putObject("Labels");
        node.labels().forEach(labels::put);
        return tree;
    }

    /// @param mayLeave whether the engine may leave HTTP
    void look(Exchange exchange, String asked, boolean mayLeave) throws IOException, InterruptedException {
        Resident container = finder.find(asked);
        if (mayLeave || FILES.contains(rest(exchange))) {
            limits.checkEntry(exchange, container);
        }
        relay.pass(exchange, container.node(), path(container, rest(exchange)), mayLeave);
    }

    void change(Exchange exchange, String asked) throws IOException, InterruptedException {
        Resident container = finder.find(asked);
        Protection.check(container);
        if (keeper.publishes(container.id())) {
            exchange.whenAnswered(_ -> keeper.roundNow());
        }
        relay.pass(exchange, container.node(), path(container, rest(exchange)), false);
    }

    void rename(Exchange exchange, String asked) throws IOException, InterruptedException {
        Resident container = finder.find(asked);
        Protection.check(container);
        String name = Names.plain(exchange.query().first("name").orElse(""));
        try (Names.Held _ = names.hold(name)) {
            names.check(name, finder.population().residents().stream().filter(each -> !each.id().equals(container.id())).toList());
            relay.pass(exchange, container.node(), path(container, "/rename"), false);
        }
        finder.forget(container.id());
    }

    void prune(Exchange exchange) throws IOException, InterruptedException {
        Filters filters = Protection.sparing(Filters.parse(exchange.query().first("filters").orElse("")));
        Census.Whole whole = census.ask(Ask.of("POST", exchange.versioned(exchange.query().with("filters", filters.text()).behind("/containers/prune"))));
        exchange.answer(200, whole.headers(), Trees.bytes(Totals.pruned(whole.parts(), "ContainersDeleted")));
    }

    /// The image is on the node of the container, and where builds are, so that one can begin with it.
    void commit(Exchange exchange) throws IOException, InterruptedException {
        Resident container = finder.find(exchange.query().first("container").orElse(""));
        String target = exchange.versioned(exchange.query().with("container", container.id()).behind("/commit"));
        Reply reply = relay.ask(container.node(), new Ask("POST", target, Relay.type(exchange), exchange.wholeBody(MOST_BYTES), LONGEST));
        FleetNode builder = relay.builder();
        if (!reply.good() || builder.id().equals(container.node().id())) {
            Relay.answer(exchange, reply);
            return;
        }
        String image = Census.good(container.node(), reply).path("Id").asText();
        copies.ensure(exchange, stocks.now(), builder, image);
        Relay.answer(exchange, refusedName(exchange, builder, image).orElse(reply));
    }

    /// The name means this image where builds are, too: what had it before may be of the same second, and would be taken for as new.
    ///
    /// @return what the engine said where it refused
    private Optional<Reply> refusedName(Exchange exchange, FleetNode builder, String image) {
        String repository = exchange.query().first("repo").orElse("");
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        Query query = Query.NONE.with("repo", repository).with("tag", exchange.query().first("tag").orElse(""));
        Reply named = relay.ask(builder, Ask.of("POST", exchange.versioned(query.behind("/images/" + Relay.inPath(image) + "/tag"))));
        return named.good() ? Optional.empty() : Optional.of(named);
    }

    private static String path(Resident container, String rest) {
        return "/containers/" + container.id() + rest;
    }

    /// What stands behind the container in the path of a request; nothing when the container is what is asked for.
    private static String rest(Exchange exchange) {
        if (exchange.path().endsWith("/attach/ws")) {
            return "/attach/ws";
        }
        return exchange.head().method().equals("DELETE") ? "" : exchange.path().substring(exchange.path().lastIndexOf('/'));
    }
}
