package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.right.Demands;
import io.argosy.dockerapi.right.Spelling;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Reply;
import io.argosy.dockerapi.wire.Told;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Programs in containers.
final class ExecAnswers {

    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_BYTES = 1024 * 1024;

    private final Engines engines;
    private final Finder finder;
    private final Relay relay;
    private final Limits limits;
    private final Memory<FleetNode> known = new Memory<>(MOST_REMEMBERED);

    ExecAnswers(Engines engines, Finder finder, Relay relay, Limits limits) {
        this.engines = engines;
        this.finder = finder;
        this.relay = relay;
        this.limits = limits;
    }

    void create(Exchange exchange, String asked) throws IOException, InterruptedException {
        Optional<Resident> container = finder.seek(exchange.person(), asked);
        ObjectNode wanted = relay.object(exchange, MOST_BYTES);
        Spelling.correct(wanted, List.of("Privileged"));
        Limits.check(exchange, Demands.ofProgram(wanted));
        if (container.isPresent()) {
            limits.checkEntry(exchange, container.get());
        }
        FleetNode node = container.map(Resident::node).orElseGet(relay::builder);
        String path = "/containers/" + Relay.inPath(container.map(Resident::id).orElse(asked)) + "/exec";
        Reply reply = relay.ask(node, new Ask("POST", exchange.versioned(path), Relay.type(exchange), Trees.bytes(wanted), Ask.SLOW));
        if (reply.good()) {
            known.keep(Census.good(node, reply).path("Id").asText(), node);
        }
        Relay.answer(exchange, reply);
    }

    /// @param mayLeave whether the engine may leave HTTP
    void pass(Exchange exchange, String id, boolean mayLeave) throws IOException, InterruptedException {
        String verb = exchange.path().substring(exchange.path().lastIndexOf('/'));
        relay.pass(exchange, find(exchange, id), "/exec/" + Relay.inPath(id) + verb, mayLeave);
    }

    /// Where nobody knows it, the build node says so in its own words.
    private FleetNode find(Exchange exchange, String id) throws InterruptedException {
        if (known.find(id).isPresent()) {
            return known.find(id).get();
        }
        for (Told told : engines.askAll(Census.there(engines).toList(), Ask.get(exchange.versioned("/exec/" + Relay.inPath(id) + "/json")))) {
            if (told instanceof Told.Answered(FleetNode node, Reply reply) && reply.good()) {
                known.keep(id, node);
                return node;
            }
        }
        return relay.builder();
    }
}
