package io.argosy.control.session;

import java.util.Objects;

/// Whether an agent may have a session.
public sealed interface Admission {

    /// It may: everything it says goes to this session.
    record Admitted(NodeSession session) implements Admission {
        public Admitted {
            Objects.requireNonNull(session, "session");
        }
    }

    /// It may not. @param problem for people, with the remedy
    record Refused(Reason reason, String problem) implements Admission {
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(problem, "problem");
        }
    }

    /// Why an agent was refused.
    enum Reason { WRONG_CLUSTER, UNKNOWN_NODE, NODE_NAME_TAKEN, CLONED, UNAVAILABLE }
}
