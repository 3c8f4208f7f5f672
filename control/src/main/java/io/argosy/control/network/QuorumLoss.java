package io.argosy.control.network;

import io.argosy.control.access.Caller;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Happening;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.GivenUp;
import io.argosy.control.record.Tables;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.network.Swarm;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.swarm.SwarmNode;
import io.argosy.planning.swarm.SwarmPlanner;
import io.argosy.store.Snapshot;
import java.util.List;
import java.util.Optional;

/// Managers of the Swarm that are lost while the others cannot agree without them. Cut off from here they may live on and agree among themselves, so that only a person can say
/// that they are gone.
final class QuorumLoss {

    static final String REASON = "lost, and the managers that are left cannot agree without it: bring it back, or, if it is gone for good, give it up with `argosy network repair`";

    private QuorumLoss() {}

    /// What happened, with the remedy.
    static String words() {
        return "so many managers of the network that spans nodes are lost that those left cannot agree: nothing new starts on it, what runs keeps its connections. "
                + "Bring them back, or, if they are gone for good, give them up with `argosy network repair`";
    }

    /// Refused while nobody needs to be given up.
    static Result<List<NodeName>> giveUp(Edit edit, Caller caller, AddressRange range) {
        Snapshot snapshot = edit.snapshot();
        Optional<Swarm> swarm = snapshot.get(Tables.SWARM, Tables.THE_SWARM);
        List<NodeId> lost = swarm.filter(Swarm::stuck).map(known -> SwarmPlanner.lostButAbleToAgree(new SwarmViews(snapshot, range).swarm(), known)).orElse(List.of())
                .stream().map(SwarmNode::id).toList();
        if (lost.isEmpty()) {
            return Result.refused(FaultCode.WRONG_STATE, "the managers of the network agree, or may yet: nothing is to be repaired",
                    "look at `argosy network members`; a node that is away counts as lost only after a while");
        }
        List<NodeName> names = lost.stream().map(node -> snapshot.get(Tables.NODES, node).map(known -> known.name()).orElseGet(() -> new NodeName(node.value()))).toList();
        String named = String.join(", ", names.stream().map(NodeName::value).toList());
        lost.forEach(node -> edit.put(Tables.GIVEN_UP, node, new GivenUp(edit.now(), caller.who())));
        edit.audit(caller, "network.repair", named, "");
        edit.event(Happening.ofNode(edit.now(), Severity.WARNING, "network.repair", lost.getFirst(),
                "%s gave up %s as managers of the network that spans nodes".formatted(caller.who(), named)));
        return Result.done(names);
    }
}
