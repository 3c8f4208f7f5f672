package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.merge.Lists;
import io.argosy.dockerapi.merge.Totals;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/// The engine as a whole.
final class SystemAnswers {

    private static final byte[] OK = "OK".getBytes(StandardCharsets.US_ASCII);

    private final Engines engines;
    private final Census census;
    private final Relay relay;

    SystemAnswers(Engines engines, Census census, Relay relay) {
        this.engines = engines;
        this.census = census;
        this.relay = relay;
    }

    void ping(Exchange exchange) throws IOException {
        Headers headers = Headers.of("Content-Type", "text/plain; charset=utf-8").with("Cache-Control", "no-cache, no-store, must-revalidate").with("Pragma", "no-cache");
        exchange.answer(200, headers, OK);
    }

    void version(Exchange exchange) throws IOException {
        FleetNode oldest = Census.there(engines).min(Comparator.comparing(FleetNode::api)).orElseThrow(() -> new Refusal(503, "no node is connected: start an agent, or look at `argosy node ls`"));
        ObjectNode told = (ObjectNode) Census.good(oldest, relay.ask(oldest, Ask.get(exchange.versioned("/version"))));
        exchange.answer(200, "application/json", Trees.bytes(Totals.version(told, engines.fleet().version(), ApiVersion.OLDEST.toString())));
    }

    void info(Exchange exchange) throws IOException, InterruptedException {
        Fleet fleet = engines.fleet();
        Census.Whole whole = census.ask(Ask.get(exchange.versioned("/info")));
        int images = Lists.images(census.ask(Ask.get(exchange.versioned("/images/json"))).parts()).size();
        exchange.answer(200, whole.headers(), Trees.bytes(Totals.info(fleet.cluster(), fleet.nodes(), whole.parts(), images)));
    }

    void diskUse(Exchange exchange) throws IOException, InterruptedException {
        Ask ask = Ask.of("GET", exchange.versioned(exchange.query().behind("/system/df")));
        Census.Whole whole = census.ask(ask);
        exchange.answer(200, whole.headers(), Trees.bytes(Totals.diskUse(whole.parts())));
    }

    /// What any engine answers alike.
    void any(Exchange exchange) throws IOException, InterruptedException {
        relay.pass(exchange, relay.builder(), exchange.path(), false);
    }
}
