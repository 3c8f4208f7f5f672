package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.RequestHead;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.http.WireInput;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.LentLink;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Pulls an image to every node, so that a name means the same on all of them. The client sees the progress of one, as on a single engine, then the errors of the others.
final class PullAnswer {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int BLOCK = 16 * 1024;

    private final Engines engines;
    private final Relay relay;

    PullAnswer(Engines engines, Relay relay) {
        this.engines = engines;
        this.relay = relay;
    }

    void pull(Exchange exchange) throws IOException, InterruptedException {
        FleetNode first = relay.builder();
        if (exchange.query().first("fromSrc").isPresent()) {
            relay.pass(exchange, first, "/images/create", false);
            return;
        }
        exchange.wholeBody(0);
        String target = exchange.versioned(exchange.query().behind("/images/create"));
        try (LentLink link = open(first)) {
            link.carries("POST");
            link.output().write(new RequestHead("POST", target, 1, login(exchange).with("Host", "docker").with("Connection", "close").with("Content-Length", "0")).bytes());
            WireInput input = new WireInput(link.input());
            ResponseHead answer = Heads.response(input);
            try (InputStream progress = Framing.of(answer, "POST").from(input)) {
                if (answer.status() != 200) {
                    Relay.answer(exchange, new Reply(answer.status(), answer.headers(), progress.readAllBytes()));
                    return;
                }
                exchange.whenGone(link::close);
                List<CompletableFuture<Optional<String>>> others = others(first, new Ask("POST", target, login(exchange), new byte[0], LONGEST));
                show(exchange, progress, others);
            }
        }
    }

    private LentLink open(FleetNode node) {
        try {
            return engines.open(node);
        } catch (EngineAway e) {
            throw new Refusal(503, "node " + node.name() + ": " + e.getMessage());
        }
    }

    private static Headers login(Exchange exchange) {
        return exchange.head().headers().first("X-Registry-Auth").map(login -> Headers.of("X-Registry-Auth", login)).orElse(Headers.NONE);
    }

    private List<CompletableFuture<Optional<String>>> others(FleetNode first, Ask ask) {
        List<CompletableFuture<Optional<String>>> running = new ArrayList<>();
        for (FleetNode node : Census.there(engines).filter(each -> !each.id().equals(first.id())).toList()) {
            CompletableFuture<Optional<String>> outcome = new CompletableFuture<>();
            running.add(outcome);
            engines.begin(() -> outcome.complete(problem(node, ask)));
        }
        return running;
    }

    private Optional<String> problem(FleetNode node, Ask ask) {
        try {
            Reply reply = engines.ask(node, ask);
            return error(new String(reply.body(), StandardCharsets.UTF_8)).map(error -> "node " + node.name() + ": " + error);
        } catch (EngineAway e) {
            return Optional.of("node " + node.name() + ": " + e.getMessage());
        }
    }

    /// What the last line of a pull says that went wrong, or the only one of a refusal.
    static Optional<String> error(String progress) {
        String last = progress.strip().substring(progress.strip().lastIndexOf('\n') + 1);
        try {
            JsonNode line = Trees.read(last.isEmpty() ? "{}" : last);
            return Optional.ofNullable(line.path("error").asText(line.path("message").asText(null)));
        } catch (IllegalArgumentException _) {
            return Optional.of(last);
        }
    }

    private static void show(Exchange exchange, InputStream progress, List<CompletableFuture<Optional<String>>> others) throws IOException {
        try (OutputStream out = exchange.begin(ResponseHead.of(200, Headers.of("Content-Type", "application/json")), new Framing.Chunked())) {
            byte[] block = new byte[BLOCK];
            for (int count = progress.read(block); count >= 0; count = progress.read(block)) {
                out.write(block, 0, count);
            }
            for (CompletableFuture<Optional<String>> other : others) {
                Optional<String> problem = other.join();
                if (problem.isPresent()) {
                    var line = Trees.object();
                    line.putObject("errorDetail").put("message", problem.get());
                    out.write(Trees.bytes(line.put("error", problem.get())));
                }
            }
        }
    }
}
