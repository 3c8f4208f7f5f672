package io.argosy.control.join;

import io.argosy.control.join.Candidate.Present;
import io.argosy.control.join.JoinOutcome.Refused;
import io.argosy.model.node.Node;
import java.util.Optional;

/// Who a machine is that wants to join. A machine is known by its engine, by what is on its agent's disk, and where neither can tell, by its name and host name.
sealed interface Recognition {

    /// It is this node, come back.
    record Known(Node node) implements Recognition {}

    /// It is a new machine.
    record Stranger() implements Recognition {}

    /// It is not who it says, or may not be.
    record Denied(Refused why) implements Recognition {}

    static Recognition of(Candidate candidate) {
        Optional<Present> self = candidate.ofSameEngine().or(candidate::claimed).or(() -> forgotten(candidate));
        Optional<Refused> denied = self.flatMap(node -> denied(candidate, node)).or(() -> nameTaken(candidate, self));
        if (denied.isPresent()) {
            return new Denied(denied.get());
        }
        return self.<Recognition>map(node -> new Known(node.node())).orElseGet(Stranger::new);
    }

    /// An agent of before engines had ids, whose disk was emptied.
    private static Optional<Present> forgotten(Candidate candidate) {
        return candidate.named().filter(node -> !node.connected() && !node.identity().contradicts(candidate.identity()))
                .filter(node -> node.facts().filter(facts -> facts.hostname().equals(candidate.request().facts().hostname())).isPresent());
    }

    private static Optional<Refused> denied(Candidate candidate, Present self) {
        boolean sameEngine = self.identity().sameEngine(candidate.identity());
        if (self.connected() && sameEngine && !self.identity().contradicts(candidate.identity())) {
            return Optional.of(JoinCode.ENGINE_TAKEN.refused(
                    "the engine of %s is node %s already, whose agent is connected: run one agent for each engine; stop the other agent if this one is to take its place"
                            .formatted(candidate.request().name(), self.node().name())));
        }
        if (self.connected() && sameEngine) {
            return Optional.of(JoinCode.CLONED.refused(
                    ("%s has the engine id of node %s, which is connected on another machine: its disk is a copy. Stop docker on %s, remove engine-id (engines before 25: key.json)"
                            + " from its data directory and its configuration directory, start docker, and empty the agent's data directory")
                            .formatted(candidate.request().name(), self.node().name(), candidate.request().name())));
        }
        if (self.connected() || otherMachine(candidate, self)) {
            return Optional.of(JoinCode.CLONED.refused(
                    "the agent's data directory on %s is that of node %s, which is another machine: empty it to let this machine join as a new node"
                            .formatted(candidate.request().name(), self.node().name())));
        }
        return Optional.empty();
    }

    /// Another engine on another machine, as far as both are known. An engine that was installed anew on the same machine is no copy.
    private static boolean otherMachine(Candidate candidate, Present self) {
        boolean known = !self.identity().engine().isEmpty() && !candidate.identity().engine().isEmpty();
        boolean sameMachine = !self.identity().machine().isEmpty() && self.identity().machine().equals(candidate.identity().machine());
        return known && !self.identity().sameEngine(candidate.identity()) && !sameMachine;
    }

    private static Optional<Refused> nameTaken(Candidate candidate, Optional<Present> self) {
        return candidate.named().filter(other -> self.filter(known -> known.node().id().equals(other.node().id())).isEmpty())
                .map(other -> JoinCode.NODE_NAME_TAKEN.refused(
                        "another node is named %s: start the agent with another --name%s".formatted(other.node().name(),
                                other.connected() ? "" : ", or forget the other with `argosy node rm %s` if it is gone for good".formatted(other.node().name()))));
    }
}
