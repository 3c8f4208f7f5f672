package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.http.BodyInput;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.RequestHead;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.http.WireInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Carries an exchange through to an engine: the request's body one way while the answer comes the other, each only as fast as its reader.
///
/// Where the engine leaves HTTP (101, or 200 with nothing that says where the answer ends), raw bytes go both ways until the engine ends; the client's end of input is passed on and ends nothing else.
public final class Passage {

    private static final List<String> OF_ONE_CONNECTION = List.of("Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Content-Length", "Expect");
    private static final List<String> OF_ONE_ANSWER = List.of("Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length");

    /// How long a client may go on sending when there is nobody to read it.
    private static final Duration LINGER = Duration.ofSeconds(1);

    /// Of a stream that is mostly quiet, as those of thousands of clients are.
    private static final int SMALL_BLOCK = 4 * 1024;

    private static final int LARGE_BLOCK = 64 * 1024;

    private final Exchange exchange;
    private final LentLink link;
    private final boolean mayLeave;
    private final CompletableFuture<Boolean> left = new CompletableFuture<>();

    /// Whether the engine took all of the request.
    private final CompletableFuture<Boolean> taken = new CompletableFuture<>();

    /// @param mayLeave whether the engine may leave HTTP in this exchange
    public Passage(Exchange exchange, LentLink link, boolean mayLeave) {
        this.exchange = exchange;
        this.link = link;
        this.mayLeave = mayLeave;
    }

    /// Returns when the exchange is over. Closes the link.
    ///
    /// @param target that the engine is asked for
    /// @throws EngineAway when the engine went away before it answered
    public void run(String target) throws IOException, InterruptedException {
        run(target, exchange.head().headers());
    }

    /// The same, with other headers than the client's.
    public void run(String target, Headers headers) throws IOException, InterruptedException {
        try (link) {
            if (!mayLeave) {
                link.carries(exchange.head().method());
            }
            WireInput answers = new WireInput(link.input());
            ResponseHead answer;
            Thread feeder;
            try {
                link.output().write(request(target, headers).bytes());
                BodyInput body = exchange.body();
                feeder = exchange.read(() -> feed(body));
                answer = Heads.response(answers);
            } catch (IOException e) {
                left.complete(false);
                throw e instanceof EngineAway ? e : new EngineAway("its engine ended the connection without an answer: " + e.getMessage(), e);
            }
            Framing framing = Framing.of(answer, exchange.head().method());
            if (mayLeave && framing instanceof Framing.UntilClose) {
                carryRaw(answer, answers, feeder);
            } else {
                left.complete(false);
                carry(answer, framing, answers, feeder);
            }
        } finally {
            left.complete(false);
        }
    }

    private RequestHead request(String target, Headers asked) {
        Headers headers = exchange.framing().on(asked.without(OF_ONE_CONNECTION));
        boolean upgrades = mayLeave && asked.first("Upgrade").isPresent();
        headers = upgrades ? headers.with("Connection", "Upgrade") : headers.without(List.of("Upgrade")).with("Connection", "keep-alive");
        return new RequestHead(exchange.head().method(), target, 1, headers);
    }

    private void carry(ResponseHead answer, Framing framing, WireInput answers, Thread feeder) throws IOException, InterruptedException {
        boolean noBody = exchange.head().method().equals("HEAD") || answer.status() == 204 || answer.status() == 304;
        Headers headers = answer.headers().without(noBody ? List.of("Connection", "Keep-Alive") : OF_ONE_ANSWER);
        BodyInput content = framing.from(answers);
        try (OutputStream out = exchange.pass(answer.with(headers), framing)) {
            copy(content, out);
        }
        if (content.ended() && answers.isDrained() && answer.keepsAlive() && exchange.bodyRead() && wasTaken()) {
            link.leftClean();
        }
        if (!exchange.bodyRead()) {
            feeder.join(LINGER);
        }
    }

    /// The engine has answered, so that it has read the request or never will.
    private boolean wasTaken() throws InterruptedException {
        try {
            return taken.get(LINGER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void carryRaw(ResponseHead answer, WireInput answers, Thread feeder) throws IOException, InterruptedException {
        exchange.leave(answer);
        left.complete(true);
        copy(answers, exchange.client().output());
        exchange.client().shutdownOutput();
        feeder.join(LINGER);
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] block = new byte[SMALL_BLOCK];
        for (int count = from.read(block); count >= 0; count = from.read(block)) {
            to.write(block, 0, count);
            if (count == SMALL_BLOCK && block.length == SMALL_BLOCK) {
                block = new byte[LARGE_BLOCK];
            }
        }
    }

    /// The client's side, on a thread of its own.
    private void feed(BodyInput body) {
        try {
            Drain out = new Drain(exchange.framing().onto(link.output()));
            copy(body, out);
            out.close();
            taken.complete(!out.broken);
            if (mayLeave && left.join()) {
                Drain raw = new Drain(link.output());
                copy(exchange.client().input(), raw);
                raw.close();
            } else {
                exchange.awaitGoing(link::close);
            }
        } catch (IOException _) {
            // The client went away, or sends what is no body: nothing more of this is wanted.
            taken.complete(false);
            link.close();
        }
    }

    /// Takes what an engine does not read any more, so that a client can finish sending and hear why.
    private static final class Drain extends OutputStream {

        private final OutputStream engine;
        private boolean broken;

        Drain(OutputStream engine) {
            this.engine = engine;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            attempt(() -> engine.write(bytes, offset, length));
        }

        @Override
        public void close() {
            attempt(engine::close);
        }

        private void attempt(Writing writing) {
            try {
                if (!broken) {
                    writing.run();
                }
            } catch (IOException _) {
                broken = true;
            }
        }

        @FunctionalInterface
        private interface Writing {
            void run() throws IOException;
        }
    }
}
