package io.argosy.model.join;

import io.argosy.model.id.NodeName;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// Something that is found out from a machine before another joins, or before it joins itself. Answered by a [CheckResult].
public sealed interface JoinCheck {

    /// Answer on those of these ports that are free, until [Done] is said, and for some seconds at most.
    ///
    /// @param joining names the joining that it is for: several may go on at one time
    record Listen(String joining, List<NodePort> ports) implements JoinCheck {
        public Listen {
            Objects.requireNonNull(joining, "joining");
            ports = Frozen.list(ports);
        }
    }

    /// Try to reach other machines.
    record Dial(List<Target> targets) implements JoinCheck {
        public Dial {
            targets = Frozen.list(targets);
        }
    }

    /// Listen no more for that joining.
    record Done(String joining) implements JoinCheck {
        public Done {
            Objects.requireNonNull(joining, "joining");
        }
    }

    /// A port of another machine. @param node whose it is
    record Target(NodeName node, String address, NodePort port) {
        public Target {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(port, "port");
        }
    }
}
