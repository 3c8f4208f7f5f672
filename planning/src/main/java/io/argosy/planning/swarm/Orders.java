package io.argosy.planning.swarm;

import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.id.NodeId;
import io.argosy.model.network.MemberChange;
import io.argosy.model.network.Membership.Member;
import io.argosy.model.network.Swarm;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.network.SwarmPeer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What each node is told, given the Swarm there is to be.
final class Orders {

    private final SwarmView view;
    private final Map<NodeId, MembershipItem> orders = new LinkedHashMap<>();
    private final Map<String, NodeId> members = new LinkedHashMap<>();

    private Orders(SwarmView view) {
        this.view = view;
    }

    /// The steward begins a Swarm. Engines that are still in one of this cluster's leave it first.
    static SwarmPlan founding(SwarmView view, Swarm swarm) {
        Orders orders = new Orders(view);
        for (SwarmNode node : view.nodes()) {
            if (view.ours(node)) {
                orders.leave(node);
            } else if (node.id().equals(swarm.steward())) {
                orders.say(node, new SwarmPart.Found(view.addressPool()));
            }
        }
        return orders.plan(swarm);
    }

    /// The steward speaks for the Swarm: all who are in it stay, all others come in.
    static SwarmPlan living(SwarmView view, Swarm swarm, SwarmNode steward) {
        Orders orders = new Orders(view);
        List<SwarmPeer> peers = steward.member().orElseThrow().peers();
        Set<String> known = peers.stream().map(SwarmPeer::member).collect(Collectors.toSet());
        for (SwarmNode node : view.nodes()) {
            orders.living(node, swarm, known);
        }
        List<MemberChange> changes = Changes.of(view, steward, peers, orders.members);
        SwarmPart part = Changes.restored(steward) && !changes.isEmpty() ? steward.order().orElseThrow() : orders.orders.get(steward.id()).part();
        orders.orders.put(steward.id(), new MembershipItem(part, changes));
        Set<String> managers = peers.stream().filter(SwarmPeer::manager).map(SwarmPeer::member).collect(Collectors.toSet());
        return orders.plan(new Swarm(swarm.steward(), swarm.id(), managers, false));
    }

    /// Nobody speaks for the Swarm. Everybody stays as told, but for one that goes on alone. Nobody joins: a member that no steward tells of is not known to be one.
    static SwarmPlan leaderless(SwarmView view, Swarm swarm, Optional<SwarmNode> survivor) {
        Orders orders = new Orders(view);
        for (SwarmNode node : view.nodes()) {
            node.order().filter(order -> !(order instanceof SwarmPart.Join)).ifPresent(order -> orders.say(node, order));
        }
        survivor.ifPresent(node -> orders.say(node, new SwarmPart.Restore(node.member().orElseThrow().member())));
        return orders.plan(survivor.map(node -> swarm.stewardedBy(node.id())).orElse(swarm));
    }

    /// Whether the node was told to leave this very membership.
    static boolean leaves(SwarmNode node, Member member) {
        return node.order().filter(new SwarmPart.Leave(member.member())::equals).isPresent();
    }

    private void living(SwarmNode node, Swarm swarm, Set<String> known) {
        Optional<Member> member = node.member();
        if (member.filter(found -> known.contains(found.member()) || node.id().equals(swarm.steward())).isPresent()) {
            members.put(member.get().member(), node.id());
            say(node, new SwarmPart.Stay(member.get().member()));
        } else if (view.ours(node)) {
            leave(node);
        } else if (node.membership().isPresent()) {
            view.token().ifPresent(token -> say(node, new SwarmPart.Join(managers(swarm), token)));
        } else {
            node.order().ifPresent(order -> say(node, order));
        }
    }

    /// The steward's address first, as it is known to be there.
    private List<String> managers(Swarm swarm) {
        return view.nodes().stream()
                .filter(node -> !node.lost() && view.manages(node, swarm.id().orElseThrow()))
                .sorted((one, other) -> Boolean.compare(other.id().equals(swarm.steward()), one.id().equals(swarm.steward())))
                .map(node -> node.member().orElseThrow().address())
                .toList();
    }

    private void leave(SwarmNode node) {
        say(node, new SwarmPart.Leave(node.member().orElseThrow().member()));
    }

    private void say(SwarmNode node, SwarmPart part) {
        orders.put(node.id(), new MembershipItem(part, List.of()));
    }

    private SwarmPlan plan(Swarm swarm) {
        return new SwarmPlan(Optional.of(swarm), orders, members);
    }
}
