package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Passage;
import io.argosy.dockerapi.wire.Query;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Hands exchanges to the engine of one node.
final class Relay {

    private static final int MOST_SHOWN = 512;

    private final Engines engines;
    private volatile Optional<FleetNode> builder = Optional.empty();

    Relay(Engines engines) {
        this.engines = engines;
    }

    /// Carries the whole exchange. @param path that the engine is asked for, without version @param mayLeave whether it may leave HTTP
    void pass(Exchange exchange, FleetNode node, String path, boolean mayLeave) throws IOException, InterruptedException {
        pass(exchange, node, exchange.query(), path, mayLeave);
    }

    /// The same with another query, within HTTP.
    void pass(Exchange exchange, FleetNode node, Query query, String path) throws IOException, InterruptedException {
        pass(exchange, node, query, path, false);
    }

    private void pass(Exchange exchange, FleetNode node, Query query, String path, boolean mayLeave) throws IOException, InterruptedException {
        try {
            new Passage(exchange, engines.open(node), mayLeave).run(exchange.versioned(query.behind(path)));
        } catch (EngineAway e) {
            if (exchange.begun()) {
                throw e;
            }
            throw away(node, e);
        }
    }

    /// Asks one engine.
    Reply ask(FleetNode node, Ask ask) {
        try {
            return engines.ask(node, ask);
        } catch (EngineAway e) {
            throw away(node, e);
        }
    }

    /// Has a node keep a socket for a container. @return its directory there
    String offerSocket(FleetNode node, String id, Person person) {
        try {
            return engines.fleet().offerSocket(node.id(), id, person);
        } catch (EngineAway e) {
            throw away(node, e);
        }
    }

    private static Refusal away(FleetNode node, EngineAway e) {
        return new Refusal(503, "node " + node.name() + ": " + e.getMessage());
    }

    /// The JSON object that a request brings. What is none is shown to an engine, which says in its own words what is wrong with it; never one in which an engine, which stops reading where an object ends, could find one.
    ///
    /// @throws Refusal when it is none
    ObjectNode object(Exchange exchange, int most) throws IOException {
        byte[] body = exchange.wholeBody(most);
        Optional<JsonNode> tree = parsed(body);
        if (tree.filter(JsonNode::isObject).isPresent()) {
            return (ObjectNode) tree.get();
        }
        if (tree.filter(JsonNode::isNull).isPresent()) {
            return Trees.object();
        }
        if (body.length > MOST_SHOWN || new String(body, StandardCharsets.ISO_8859_1).contains("}")) {
            throw new Refusal(400, "the body is no JSON object");
        }
        Reply reply = ask(builder(), new Ask(exchange.head().method(), exchange.versioned(exchange.query().behind(exchange.path())), type(exchange), body, Ask.QUICK));
        throw new Refusal(reply.good() ? 400 : reply.status(), parsed(reply.body()).map(told -> told.path("message").asText("")).filter(words -> !words.isEmpty()).orElse("the body is no JSON object"));
    }

    private static Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.of(Trees.read(body));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Has one engine do what the client asked for, with another body and at another path, and answers as it did.
    void post(Exchange exchange, FleetNode node, String path, JsonNode body) throws IOException {
        answer(exchange, ask(node, new Ask("POST", exchange.versioned(exchange.query().behind(path)), type(exchange), Trees.bytes(body), Ask.SLOW)));
    }

    /// As what a client's body comes; engines take JSON only when it is called that.
    static Headers type(Exchange exchange) {
        return exchange.head().headers().first("Content-Type").map(type -> Headers.of("Content-Type", type)).orElse(Headers.NONE);
    }

    /// Gives the client an engine's answer.
    static void answer(Exchange exchange, Reply reply) throws IOException {
        if (reply.status() == 204 || reply.status() == 304) {
            exchange.answer(reply.status());
        } else {
            exchange.answer(reply.status(), Headers.of("Content-Type", reply.headers().first("Content-Type").orElse("application/json")), reply.body());
        }
    }

    /// The node where builds are, and whatever else may be anywhere: the same for as long as it is there, so that a build meets its session and its cache.
    synchronized FleetNode builder() {
        Optional<FleetNode> kept = builder.flatMap(last -> Census.there(engines).filter(node -> node.id().equals(last.id()) && node.active()).findFirst());
        FleetNode chosen = kept.or(() -> Census.there(engines).filter(FleetNode::active).findFirst()).or(() -> Census.there(engines).findFirst())
                .orElseThrow(() -> new Refusal(503, "no node is connected: start an agent, or look at `argosy node ls`"));
        builder = Optional.of(chosen);
        return chosen;
    }

    /// A name as part of a path, with what names of images hold as it is.
    static String inPath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/").replace("%3A", ":").replace("%40", "@");
    }
}
