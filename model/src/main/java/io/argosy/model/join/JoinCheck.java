package io.argosy.model.join;

import io.argosy.model.unit.Frozen;
import java.util.List;

/// Something that is found out from a machine before it may join. Answered by a [CheckResult].
public sealed interface JoinCheck {

    /// Which of these TCP ports can be listened on here?
    record FreePorts(List<Integer> ports) implements JoinCheck {
        public FreePorts {
            ports = Frozen.list(ports);
        }
    }
}
