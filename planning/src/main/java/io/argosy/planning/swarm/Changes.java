package io.argosy.planning.swarm;

import io.argosy.model.id.NodeId;
import io.argosy.model.network.MemberChange;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.network.SwarmPeer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the steward changes about other members: at most one manager comes or goes at a time.
final class Changes {

    private final SwarmView view;
    private final SwarmNode steward;
    private final List<SwarmPeer> peers;
    private final Map<String, SwarmNode> nodes = new LinkedHashMap<>();

    private Changes(SwarmView view, SwarmNode steward, List<SwarmPeer> peers, Map<String, NodeId> members) {
        this.view = view;
        this.steward = steward;
        this.peers = peers;
        Map<String, NodeId> all = new LinkedHashMap<>(view.members());
        all.putAll(members);
        all.forEach((member, id) -> view.node(id).ifPresent(node -> nodes.put(member, node)));
    }

    /// @param members nodes that are members, by their engine's id
    static List<MemberChange> of(SwarmView view, SwarmNode steward, List<SwarmPeer> peers, Map<String, NodeId> members) {
        Changes changes = new Changes(view, steward, peers, members);
        if (restored(steward)) {
            return changes.formerManagers();
        }
        List<MemberChange> all = new ArrayList<>(changes.removals(members));
        changes.managers(members).ifPresent(all::add);
        return all;
    }

    /// Whether the steward went on alone, without the managers that the Swarm still names.
    static boolean restored(SwarmNode steward) {
        return steward.order().filter(SwarmPart.Restore.class::isInstance).isPresent();
    }

    /// They take their managers' memory for the Swarm's, which it no longer is: they are to come in anew.
    private List<MemberChange> formerManagers() {
        return peers.stream()
                .filter(peer -> peer.manager() && !peer.member().equals(steward.member().orElseThrow().member()))
                .<MemberChange>map(peer -> new MemberChange.Remove(peer.member()))
                .toList();
    }

    /// Members that no node is: engines that left, and nodes that are no longer registered. One that has just come in may not have said so yet. Nodes that are lost
    /// only go when they are in the way; otherwise they find everything as it was when they return.
    private List<MemberChange> removals(Map<String, NodeId> members) {
        boolean coming = view.nodes().stream().anyMatch(node -> !node.lost() && node.order().filter(SwarmPart.Join.class::isInstance).isPresent());
        List<MemberChange> removals = new ArrayList<>();
        for (SwarmPeer peer : peers) {
            Optional<SwarmNode> node = Optional.ofNullable(members.get(peer.member())).flatMap(view::node);
            boolean nobody = node.isEmpty() && (!coming || view.blocked() && !peer.up());
            boolean inTheWay = node.filter(SwarmNode::lost).isPresent() && view.blocked() && !peer.up();
            if (nobody || inTheWay) {
                removals.add(new MemberChange.Remove(peer.member()));
            }
        }
        return removals;
    }

    private Optional<MemberChange> managers(Map<String, NodeId> members) {
        return new Managers(steward, peers, nodes, members).change();
    }
}
