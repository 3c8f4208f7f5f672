package io.argosy.model.join;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// What came of a [JoinCheck].
public sealed interface CheckResult {

    /// As it should be.
    record Fine() implements CheckResult {}

    /// It could not be found out. @param problem for people
    record Wrong(String problem) implements CheckResult {
        public Wrong {
            Objects.requireNonNull(problem, "problem");
        }
    }

    /// The machine answers. @param taken ports on which something else listens already
    record Listening(List<NodePort> taken) implements CheckResult {
        public Listening {
            taken = Frozen.list(taken);
        }
    }

    /// All others were reached. @param unreached what did not answer
    record Dialled(List<JoinCheck.Target> unreached) implements CheckResult {
        public Dialled {
            unreached = Frozen.list(unreached);
        }
    }
}
