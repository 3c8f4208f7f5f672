package io.argosy.model.network;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// What the engine of a node is to do about its membership in the Swarm. Each part is done when what is already is as it asks.
public sealed interface SwarmPart {

    /// Begin the cluster's Swarm, as its first manager, labelled as this cluster's. An engine that is a manager of a Swarm with that label has done so. One that is in
    /// another Swarm refuses and is left as it is.
    ///
    /// @param addressPool in CIDR form: from where the engine takes addresses of networks nobody gave a range, its own ingress network above all
    record Found(String addressPool) implements SwarmPart {
        public Found {
            Objects.requireNonNull(addressPool, "addressPool");
        }
    }

    /// Join as a worker; a manager promotes it afterwards where that is wanted. An engine that is in any Swarm refuses and is left as it is.
    ///
    /// @param managers `HOST:PORT` of members that can take it, each tried in turn
    record Join(List<String> managers, SwarmToken token) implements SwarmPart {
        public Join {
            managers = Frozen.list(managers);
            Objects.requireNonNull(token, "token");
        }
    }

    /// Remain what it is.
    ///
    /// @param member the engine's id in the Swarm
    record Stay(String member) implements SwarmPart {
        public Stay {
            Objects.requireNonNull(member, "member");
        }
    }

    /// Go on as the only manager of the same Swarm, because most managers are lost and none of them comes back as one.
    ///
    /// @param member the engine's id in the Swarm; an engine with another id does nothing
    record Restore(String member) implements SwarmPart {
        public Restore {
            Objects.requireNonNull(member, "member");
        }
    }

    /// Leave, forcibly: the Swarm has forgotten this member, or is no more.
    ///
    /// @param member the engine's id in the Swarm; an engine with another id does nothing
    record Leave(String member) implements SwarmPart {
        public Leave {
            Objects.requireNonNull(member, "member");
        }
    }
}
