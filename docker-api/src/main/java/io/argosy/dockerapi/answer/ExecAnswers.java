package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.right.Demands;
import io.argosy.dockerapi.right.Spelling;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import io.argosy.dockerapi.wire.Told;
import java.io.IOException;
import java.util.List;

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
        Resident container = finder.find(asked);
        ObjectNode wanted = CreateAnswer.object(exchange.wholeBody(MOST_BYTES));
        Spelling.correct(wanted, List.of("Privileged"));
        Limits.check(exchange, Demands.ofProgram(wanted));
        limits.checkEntry(exchange, container);
        Ask ask = new Ask("POST", exchange.versioned("/containers/" + container.id() + "/exec"), Headers.of("Content-Type", "application/json"), Trees.bytes(wanted), Ask.SLOW);
        Reply reply = relay.ask(container.node(), ask);
        if (reply.good()) {
            known.keep(Census.good(container.node(), reply).path("Id").asText(), container.node());
        }
        Relay.answer(exchange, reply);
    }

    /// @param mayLeave whether the engine may leave HTTP
    void pass(Exchange exchange, String id, boolean mayLeave) throws IOException, InterruptedException {
        String verb = exchange.path().substring(exchange.path().lastIndexOf('/'));
        relay.pass(exchange, find(exchange, id), "/exec/" + Relay.inPath(id) + verb, mayLeave);
    }

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
        throw new Refusal(404, "No such exec instance: " + id);
    }
}
