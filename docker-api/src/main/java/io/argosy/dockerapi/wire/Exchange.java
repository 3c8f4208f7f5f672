package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.http.BodyInput;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.Malformed;
import io.argosy.dockerapi.http.RequestHead;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.right.Person;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// A client's request and what it is answered. For the thread that answers, except where said.
public final class Exchange {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final RequestHead head;
    private final ClientConnection client;
    private final Person person;
    private final Framing framing;
    private final BodyInput body;
    private final Headers common;
    private final ApiVersion version;
    private final String path;
    private final Query query;
    private Optional<Thread> reader = Optional.empty();
    private Consumer<String> whenAnswered = _ -> { };
    private boolean begun;
    private boolean last;

    /// @param person who asks
    /// @param version that is spoken in this exchange
    /// @param path without version and query, encoded
    /// @param common headers of every answer
    /// @throws Malformed when the end of the request's body cannot be known
    public Exchange(RequestHead head, ClientConnection client, Person person, ApiVersion version, String path, Query query, Headers common) throws Malformed {
        this.head = head;
        this.client = client;
        this.person = person;
        this.version = version;
        this.path = path;
        this.query = query;
        this.common = common;
        this.framing = Framing.of(head);
        this.body = framing.from(client.input());
        this.last = !head.keepsAlive();
    }

    public RequestHead head() {
        return head;
    }

    public ClientConnection client() {
        return client;
    }

    /// Who asks.
    public Person person() {
        return person;
    }

    public Framing framing() {
        return framing;
    }

    public String path() {
        return path;
    }

    public Query query() {
        return query;
    }

    /// The path of a call to an engine that answers this request.
    public String versioned(String target) {
        return "/v" + version + target;
    }

    /// The request's body. Tells a client that waits to be told so that it may send it.
    public BodyInput body() throws IOException {
        if (!body.ended() && head.headers().names("Expect", "100-continue")) {
            client.output().write(CONTINUE);
        }
        return body;
    }

    /// @throws Malformed when it is longer than `most`
    public byte[] wholeBody(int most) throws IOException {
        byte[] bytes = body().readNBytes(most);
        if (body.read() >= 0) {
            throw new Malformed(413, "the body of this request holds at most " + most + " bytes");
        }
        return bytes;
    }

    /// Whether the client has sent all of its request. From any thread.
    boolean bodyRead() {
        return body.ended();
    }

    /// Has something done once with the status and the problem, if there is one, before the client hears them; after what was to be done before.
    public void whenAnswered(Consumer<String> action) {
        whenAnswered = whenAnswered.andThen(action);
    }

    private void begins(ResponseHead answer) {
        begun = true;
        result(String.valueOf(answer.status()));
    }

    /// How the exchange ended, if that was not told yet.
    public void result(String words) {
        Consumer<String> action = whenAnswered;
        whenAnswered = _ -> { };
        action.accept(words);
    }

    /// Whether an answer was begun, so that no other can be given.
    public boolean begun() {
        return begun;
    }

    public void answer(int status, String type, byte[] bytes) throws IOException {
        answer(status, Headers.of("Content-Type", type), bytes);
    }

    public void answer(int status, Headers headers, byte[] bytes) throws IOException {
        try (OutputStream out = begin(ResponseHead.of(status, headers), new Framing.Length(bytes.length))) {
            if (!head.method().equals("HEAD")) {
                out.write(bytes);
            }
        }
    }

    /// An answer without a body.
    public void answer(int status) throws IOException {
        begin(ResponseHead.of(status, Headers.NONE), status == 204 || status == 304 ? new Framing.UntilClose() : Framing.NONE, false).close();
    }

    /// Sends the head of an answer that has its own headers and those common to all.
    ///
    /// @return for the body; closing it says that the body ends
    public OutputStream begin(ResponseHead answer, Framing wanted) throws IOException {
        return begin(answer.with(with(answer.headers())), wanted, true);
    }

    /// Sends the head of an engine's answer as it is, but for what concerns the connection.
    public OutputStream pass(ResponseHead answer, Framing wanted) throws IOException {
        return begin(answer, wanted, answer.status() != 204 && answer.status() != 304 && !head.method().equals("HEAD"));
    }

    private Headers with(Headers own) {
        Headers all = own;
        for (var line : common.lines()) {
            all = all.first(line.name()).isPresent() ? all : all.with(line.name(), line.value());
        }
        return all;
    }

    private OutputStream begin(ResponseHead answer, Framing wanted, boolean saysFraming) throws IOException {
        Framing sent = wanted instanceof Framing.Chunked && head.minor() == 0 ? new Framing.UntilClose() : wanted;
        last = last || !body.ended() || saysFraming && sent instanceof Framing.UntilClose;
        Headers headers = saysFraming ? sent.on(answer.headers()) : answer.headers();
        begins(answer);
        client.output().write(answer.with(last ? headers.with("Connection", "close") : headers).bytes());
        return sent.onto(client.output());
    }

    /// Sends the head of an engine's answer with which the connection leaves HTTP.
    public void leave(ResponseHead answer) throws IOException {
        begins(answer);
        last = true;
        client.output().write(answer.bytes());
    }

    /// Has something done by another thread with what the client sends. The last to read it: [#goesOn()] waits for it.
    Thread read(Runnable action) {
        Thread started = Thread.ofVirtual().name("docker client").start(action);
        reader = Optional.of(started);
        return started;
    }

    /// Does something when the client goes away before the exchange is over. The body must have been read.
    public void whenGone(Runnable action) {
        read(() -> awaitGoing(action));
    }

    /// Waits for the client to send its next request, or to go away.
    void awaitGoing(Runnable action) {
        boolean there = false;
        try {
            there = client.input().await();
        } catch (IOException _) {
            // Gone.
        }
        if (!there) {
            action.run();
        }
    }

    /// Whether another request may follow on this connection; waits until nobody else reads from it.
    public boolean goesOn() throws InterruptedException {
        if (last || !begun || !body.ended()) {
            return false;
        }
        if (reader.isPresent()) {
            reader.get().join();
        }
        return true;
    }
}
