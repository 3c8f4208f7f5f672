package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.answer.Answers;
import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.fleet.Audit;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.Malformed;
import io.argosy.dockerapi.http.RequestHead;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.right.Admission;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.right.Role;
import io.argosy.dockerapi.route.Audited;
import io.argosy.dockerapi.route.Operation;
import io.argosy.dockerapi.route.Rights;
import io.argosy.dockerapi.route.Route;
import io.argosy.dockerapi.route.Routes;
import io.argosy.dockerapi.wire.ClientConnection;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Query;
import io.argosy.dockerapi.wire.Refusal;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One client, from its first request to its last.
final class Conversation {

    private static final Logger LOG = System.getLogger(Conversation.class.getName());

    /// Parameters that name what is made.
    private static final List<String> NAMES = List.of("name", "fromImage", "t", "container");

    private final ClientConnection client;
    private final Supplier<Admission> admission;
    private final Fleet fleet;
    private final Audit audit;
    private final Answers answers;

    /// @param admission who the client is, as it is now
    Conversation(ClientConnection client, Supplier<Admission> admission, Fleet fleet, Audit audit, Answers answers) {
        this.client = client;
        this.admission = admission;
        this.fleet = fleet;
        this.audit = audit;
        this.answers = answers;
    }

    /// Returns when the client is done, or its connection is of no more use. Does not close it.
    void run() throws InterruptedException {
        try {
            boolean more = true;
            while (more) {
                Optional<RequestHead> head = Heads.request(client.input());
                more = head.isPresent() && answer(head.get());
            }
        } catch (Malformed e) {
            refuse(e);
        } catch (IOException _) {
            // The client went away.
        }
    }

    /// @return whether another request may follow
    private boolean answer(RequestHead head) throws IOException, InterruptedException {
        Person person = person();
        Addressed asked = Addressed.of(head.target());
        ApiVersion newest = Addressed.newest(fleet.nodes());
        Headers common = Headers.of("Api-Version", newest.toString()).with("Docker-Experimental", "false").with("Ostype", "linux").with("Server", "Argosy/" + fleet.version() + " (linux)");
        Exchange exchange = new Exchange(head, client, person, asked.version().orElse(newest), asked.path(), query(asked), common);
        try {
            answer(exchange, asked, newest);
        } catch (Refusal e) {
            tell(exchange, e.status(), e.getMessage());
        } catch (IllegalArgumentException e) {
            tell(exchange, 400, e.getMessage());
        } catch (Malformed e) {
            tell(exchange, e.status(), e.getMessage());
        } catch (EngineAway e) {
            tell(exchange, 503, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the virtual engine met with a fault: " + head.method() + " " + asked.path(), e);
            tell(exchange, 500, "the virtual engine met with a fault; see the server's log");
        } finally {
            exchange.result("no answer");
        }
        return exchange.goesOn();
    }

    /// @throws Malformed when the client may ask nothing
    private Person person() throws Malformed {
        return switch (admission.get()) {
            case Admission.Known(Person person) -> person;
            case Admission.Stranger(String problem) -> throw new Malformed(401, problem);
        };
    }

    private void answer(Exchange exchange, Addressed asked, ApiVersion newest) throws IOException, InterruptedException {
        asked.agreed(newest);
        Route.Found found = Routes.find(exchange.head().method(), asked.path()).orElseThrow(() -> new Refusal(404, "page not found"));
        if (!fleet.problem().isEmpty() && found.route().operation() != Operation.PING) {
            throw new Refusal(503, fleet.problem());
        }
        Person person = exchange.person();
        Audited.action(found).ifPresent(action -> exchange.whenAnswered(result -> audit.note(person, action, target(exchange, found), result)));
        Role needed = Rights.needed(found.route());
        if (!person.role().includes(needed)) {
            throw new Refusal(403, "%s needs the role %s, and %s is %s: use the certificate of a token with that role (argosy env)"
                    .formatted(found.route().signature(), needed.word(), person.who(), person.role().word()));
        }
        answers.answer(exchange, found);
    }

    private static String target(Exchange exchange, Route.Found found) {
        return found.name().isEmpty() ? NAMES.stream().flatMap(name -> exchange.query().first(name).stream()).findFirst().orElse("") : found.name();
    }

    private static Query query(Addressed asked) throws Malformed {
        try {
            return Query.parse(asked.query());
        } catch (IllegalArgumentException e) {
            throw new Malformed(400, "the query is encoded wrongly: " + e.getMessage());
        }
    }

    /// Where an answer was begun, the connection's end tells that something went wrong.
    private static void tell(Exchange exchange, int status, String message) throws IOException {
        if (exchange.begun()) {
            throw new IOException(message);
        }
        exchange.result(status + ": " + message);
        exchange.answer(status, "application/json", Trees.message(message));
    }

    private void refuse(Malformed e) {
        byte[] body = Trees.message(e.getMessage());
        Headers headers = new Framing.Length(body.length).on(Headers.of("Content-Type", "application/json").with("Connection", "close"));
        try {
            client.output().write(ResponseHead.of(e.status(), headers).bytes());
            client.output().write(body);
            client.shutdownOutput();
        } catch (IOException _) {
            // The client went away.
        }
    }
}
