package io.argosy.server.session;

import io.argosy.api.session.AgentMessage.Hello;
import io.argosy.api.session.ServerMessage.Refused;
import io.argosy.api.session.SessionMethods;
import io.argosy.control.access.Caller;
import io.argosy.control.session.Admission;
import io.argosy.control.session.Arrival;
import io.argosy.control.session.NodeSession;
import io.argosy.control.session.Sessions;
import java.util.Optional;

/// Turns a hello into a session, or into the word why not.
final class Greeting {

    private final Sessions sessions;

    Greeting(Sessions sessions) {
        this.sessions = sessions;
    }

    /// What came of it.
    sealed interface Outcome {}

    record Welcomed(NodeSession session) implements Outcome {}

    record Rejected(Refused refusal) implements Outcome {}

    /// @param caller who showed the token; empty when nobody is known by it
    Outcome greet(Optional<Caller> caller, Hello hello) {
        if (hello.protocol() > SessionMethods.PROTOCOL || hello.protocol() < SessionMethods.PROTOCOL - 1) {
            return new Rejected(new Refused("protocol", "the agent speaks version %d of the session protocol, this server %d; bring both to the same version"
                    .formatted(hello.protocol(), SessionMethods.PROTOCOL)));
        }
        if (caller.isEmpty()) {
            return new Rejected(new Refused("unauthorized", "the token is not known; give the agent a token of this server with --token-file"));
        }
        return switch (sessions.admit(caller.get(), arrival(hello))) {
            case Admission.Admitted admitted -> new Welcomed(admitted.session());
            case Admission.Refused refused -> new Rejected(new Refused(code(refused.reason()), refused.problem()));
        };
    }

    private static Arrival arrival(Hello hello) {
        return new Arrival(hello.node(), hello.cluster(), hello.name(), hello.topology(), hello.labels(), hello.facts());
    }

    private static String code(Admission.Reason reason) {
        return switch (reason) {
            case UNAUTHORIZED -> "unauthorized";
            case WRONG_CLUSTER -> "wrong-cluster";
            case UNKNOWN_NODE -> "unknown-node";
            case NODE_NAME_TAKEN -> "node-name-taken";
            case UNAVAILABLE -> "unavailable";
        };
    }
}
