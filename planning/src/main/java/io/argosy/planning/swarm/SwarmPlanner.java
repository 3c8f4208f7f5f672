package io.argosy.planning.swarm;

import io.argosy.model.network.Membership.Member;
import io.argosy.model.network.Swarm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides what the Swarm is and who speaks for it; [Orders] say what follows for each node.
public final class SwarmPlanner {

    private static final int SEVERAL = 2;

    private final SwarmView view;

    private SwarmPlanner(SwarmView view) {
        this.view = view;
    }

    public static SwarmPlan plan(SwarmView view) {
        return new SwarmPlanner(view).plan();
    }

    private SwarmPlan plan() {
        if (view.swarm().isEmpty()) {
            return view.nodes().size() < SEVERAL ? SwarmPlan.NONE : found();
        }
        Swarm swarm = view.swarm().get();
        return swarm.id().isEmpty() ? begun(swarm) : lives(swarm, swarm.id().get());
    }

    /// The oldest node whose engine can do it; one that already manages a Swarm with this cluster's label goes before all.
    private SwarmPlan found() {
        return founders().findFirst()
                .map(node -> begun(Swarm.begunBy(node.id())))
                .orElse(SwarmPlan.NONE);
    }

    private Stream<SwarmNode> founders() {
        return view.nodes().stream()
                .filter(node -> node.usable() && (node.outside() || view.ours(node)))
                .sorted(Comparator.comparing(node -> adopted(node).isEmpty()));
    }

    private SwarmPlan begun(Swarm swarm) {
        Optional<SwarmNode> steward = view.node(swarm.steward());
        Optional<String> id = steward.flatMap(this::adopted);
        if (id.isPresent()) {
            return lives(new Swarm(swarm.steward(), id, swarm.managers(), swarm.stuck()), id.get());
        }
        if (steward.isEmpty() || steward.get().lost() || steward.get().failed()) {
            Optional<SwarmNode> other = founders().filter(node -> !node.id().equals(swarm.steward()) && !node.failed()).findFirst();
            if (other.isPresent()) {
                return Orders.founding(view, Swarm.begunBy(other.get().id()));
            }
        }
        return Orders.founding(view, swarm);
    }

    /// The Swarm a node manages under this cluster's label. One that was told to leave it is not to be followed.
    private Optional<String> adopted(SwarmNode node) {
        return node.member().filter(member -> member.manager() && member.cluster().equals(Optional.of(view.cluster())))
                .filter(member -> !Orders.leaves(node, member))
                .flatMap(Member::swarm);
    }

    private SwarmPlan lives(Swarm swarm, String id) {
        List<SwarmNode> managers = view.nodes().stream().filter(node -> view.manages(node, id)).toList();
        List<SwarmNode> speaking = managers.stream().filter(node -> node.usable() && node.seesPeers()).toList();
        if (!speaking.isEmpty()) {
            SwarmNode steward = speaking.stream().filter(node -> node.id().equals(swarm.steward())).findFirst().orElse(speaking.getFirst());
            return Orders.living(view, swarm.stewardedBy(steward.id()), steward);
        }
        if (!lostButAbleToAgree(view, swarm).isEmpty()) {
            return Orders.leaderless(view, swarm.stuck(true), Optional.empty());
        }
        if (managers.stream().allMatch(SwarmNode::lost)) {
            return again(swarm);
        }
        return Orders.leaderless(view, swarm.stuck(false), survivor(swarm, managers));
    }

    /// Managers that are lost and are enough to agree by themselves: cut off from here they may go on with the Swarm, so that nobody may begin or go on with one here
    /// until a person gives them up. Empty where that is not so.
    public static List<SwarmNode> lostButAbleToAgree(SwarmView view, Swarm swarm) {
        List<SwarmNode> managers = view.nodes().stream().filter(node -> !view.givenUp().contains(node.id()) && counts(view, swarm, node)).toList();
        List<SwarmNode> lost = managers.stream().filter(SwarmNode::lost).toList();
        return lost.size() > managers.size() / 2 ? lost : List.of();
    }

    /// Whether it manages the Swarm, as managers last told; what others say may be old, as of a node that is lost since others went on without it.
    private static boolean counts(SwarmView view, Swarm swarm, SwarmNode node) {
        return swarm.managers().isEmpty()
                ? swarm.id().filter(id -> view.manages(node, id)).isPresent()
                : node.member().filter(member -> swarm.managers().contains(member.member())).isPresent();
    }

    /// No manager is left. Those who remain leave the Swarm and begin another; while there is nobody to begin it, all stays as it is.
    private SwarmPlan again(Swarm swarm) {
        return view.nodes().stream()
                .filter(node -> node.usable() && !view.manages(node, swarm.id().orElseThrow()) && (node.outside() || view.ours(node)))
                .findFirst()
                .map(node -> Orders.founding(view, Swarm.begunBy(node.id())))
                .orElseGet(() -> Orders.leaderless(view, swarm, Optional.empty()));
    }

    /// The one that goes on alone when so many managers are given up, or no longer registered, that those left can never agree.
    private static Optional<SwarmNode> survivor(Swarm swarm, List<SwarmNode> managers) {
        long left = managers.stream().filter(node -> !node.lost()).count();
        boolean hopeless = left <= Math.max(managers.size(), swarm.managers().size()) / 2;
        return hopeless ? managers.stream().filter(SwarmNode::usable).findFirst() : Optional.empty();
    }
}
