package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.BodyInput;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.RequestHead;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.http.WireInput;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.LentLink;
import io.argosy.dockerapi.wire.Query;
import io.argosy.dockerapi.wire.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/// Brings images from node to node, each once at a time for a node. Nothing of them stays here on the way.
final class ImageCopies {

    private static final int BLOCK = 64 * 1024;
    private static final int MOST_WORDS = 64 * 1024;

    private final Engines engines;
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    ImageCopies(Engines engines) {
        this.engines = engines;
    }

    /// Makes sure that a node has the newest image of that name that any node has; does nothing when none has one.
    ///
    /// @throws Refusal when it cannot be brought there
    void ensure(Exchange exchange, Stock stock, FleetNode node, String reference) throws InterruptedException {
        Optional<Stock.Image> newest = stock.newest(reference);
        boolean there = newest.isPresent() && stock.called(reference).stream().anyMatch(each -> each.node().id().equals(node.id()) && each.id().equals(newest.get().id()));
        if (newest.isPresent() && !there) {
            once(node.id() + " " + newest.get().id(), () -> copy(exchange, newest.get(), node, reference, stock.tags(newest.get())));
        }
    }

    private void once(String key, Runnable copying) throws InterruptedException {
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> other = running.putIfAbsent(key, own);
        if (other != null) {
            await(other);
            return;
        }
        try {
            copying.run();
            own.complete(null);
        } catch (RuntimeException e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(key);
        }
    }

    private static void await(CompletableFuture<Void> other) throws InterruptedException {
        try {
            other.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /// With all its names: where one of them is removed, the image stays as long as it has others.
    private void copy(Exchange exchange, Stock.Image from, FleetNode to, String reference, List<String> tags) {
        try (EngineLink source = engines.open(from.node()); LentLink target = engines.open(to)) {
            source.output().write(head("GET", exchange.versioned(archive(from, tags).behind("/images/get")), Headers.NONE));
            WireInput archive = new WireInput(source.input());
            ResponseHead answer = Heads.response(archive);
            if (answer.status() != 200) {
                throw new IOException("node " + from.node().name() + " does not give it: " + words(archive, answer, "GET"));
            }
            Framing chunked = new Framing.Chunked();
            target.carries("POST");
            target.output().write(head("POST", exchange.versioned("/images/load?quiet=1"), chunked.on(Headers.of("Content-Type", "application/x-tar"))));
            carry(Framing.of(answer, "GET").from(archive), chunked.onto(target.output()));
            WireInput loaded = new WireInput(target.input());
            ResponseHead outcome = Heads.response(loaded);
            String words = words(loaded, outcome, "POST");
            if (outcome.status() != 200 || words.contains("\"error\"")) {
                throw new IOException("node " + to.name() + " does not take it: " + words);
            }
        } catch (IOException e) {
            throw new Refusal(500, "image %s could not be brought from node %s to node %s: %s".formatted(reference, from.node().name(), to.name(), e.getMessage()));
        }
    }

    private static Query archive(Stock.Image image, List<String> tags) {
        return new Query((tags.isEmpty() ? List.of(image.id()) : tags).stream().map(name -> new Query.Parameter("names", name)).toList());
    }

    /// A node that refuses reads no further, and says why.
    private static void carry(BodyInput from, OutputStream to) throws IOException {
        byte[] block = new byte[BLOCK];
        int count = from.read(block);
        while (count >= 0 && taken(to, block, count)) {
            count = from.read(block);
        }
        if (count < 0) {
            end(to);
        }
    }

    private static boolean taken(OutputStream to, byte[] block, int count) {
        try {
            to.write(block, 0, count);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void end(OutputStream to) {
        try {
            to.close();
        } catch (IOException _) {
            // Why, its answer says.
        }
    }

    private static byte[] head(String method, String target, Headers headers) {
        return new RequestHead(method, target, 1, headers.with("Host", "docker").with("Connection", "close")).bytes();
    }

    private static String words(WireInput input, ResponseHead answer, String method) throws IOException {
        return new String(Framing.of(answer, method).from(input).readNBytes(MOST_WORDS), StandardCharsets.UTF_8).strip();
    }
}
