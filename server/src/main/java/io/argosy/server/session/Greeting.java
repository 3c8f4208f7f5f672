package io.argosy.server.session;

import io.argosy.api.session.AgentMessage.Hello;
import io.argosy.api.session.ServerMessage.Refused;
import io.argosy.api.session.SessionMethods;
import io.argosy.control.session.Admission;
import io.argosy.control.session.Arrival;
import io.argosy.control.session.NodeSession;
import io.argosy.control.session.Sessions;
import io.argosy.server.trust.Elsewhere;
import io.argosy.server.trust.Peer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns a hello into a session, or into the word why not.
final class Greeting {

    private final Supplier<Optional<Sessions>> sessions;
    private final Elsewhere elsewhere;

    /// @param sessions empty while another server leads
    Greeting(Supplier<Optional<Sessions>> sessions, Elsewhere elsewhere) {
        this.sessions = sessions;
        this.elsewhere = elsewhere;
    }

    /// What came of it.
    sealed interface Outcome {}

    /// @param until when the certificate expires
    record Welcomed(NodeSession session, Instant until) implements Outcome {}

    record Rejected(Refused refusal) implements Outcome {}

    /// @param peer whom the certificate names
    Outcome greet(Peer peer, Hello hello) {
        if (!SessionMethods.speaks(hello.protocol())) {
            return new Rejected(new Refused("protocol", SessionMethods.otherProtocol(hello.protocol())));
        }
        return switch (peer) {
            case Peer.Stranger(String code, String problem) -> new Rejected(new Refused(code, problem));
            case Peer.Certified certified -> sessions.get().map(open -> admit(open, certified, hello))
                    .orElseGet(() -> new Rejected(new Refused(SessionMethods.NOT_LEADING, elsewhere.problem(), elsewhere.door())));
        };
    }

    private Outcome admit(Sessions open, Peer.Certified certified, Hello hello) {
        return switch (open.admit(certified.node(), arrival(hello))) {
            case Admission.Admitted admitted -> new Welcomed(admitted.session(), certified.expiresAt());
            case Admission.Refused refused -> new Rejected(new Refused(code(refused.reason()), refused.problem()));
        };
    }

    private static Arrival arrival(Hello hello) {
        return new Arrival(hello.node(), hello.cluster(), hello.name(), hello.topology(), hello.labels(), hello.facts());
    }

    private static String code(Admission.Reason reason) {
        return switch (reason) {
            case WRONG_CLUSTER -> "wrong-cluster";
            case UNKNOWN_NODE -> "unknown-node";
            case CLONED -> "cloned";
            case NODE_NAME_TAKEN -> "node-name-taken";
            case UNAVAILABLE -> "unavailable";
        };
    }
}
