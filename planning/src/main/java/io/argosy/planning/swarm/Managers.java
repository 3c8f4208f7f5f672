package io.argosy.planning.swarm;

import io.argosy.model.id.NodeId;
import io.argosy.model.network.MemberChange;
import io.argosy.model.network.SwarmPeer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Who manages the Swarm: one, three or five members, spread over zones.
final class Managers {

    private static final int NODES_FOR_THREE = 3;
    private static final int NODES_FOR_FIVE = 7;
    private static final int ZONES_TO_SURVIVE = 3;

    private final SwarmNode steward;
    private final Map<String, SwarmNode> nodes;
    private final List<SwarmPeer> managers;
    private final List<SwarmPeer> present;
    private final List<SwarmPeer> candidates;
    private final int wanted;
    private final Map<String, Integer> seats = new TreeMap<>();

    /// @param nodes by their engine's id in the Swarm @param members the same of those that are members now
    Managers(SwarmNode steward, List<SwarmPeer> peers, Map<String, SwarmNode> nodes, Map<String, NodeId> members) {
        this.steward = steward;
        this.nodes = nodes;
        this.managers = peers.stream().filter(SwarmPeer::manager).filter(peer -> members.containsKey(peer.member())).toList();
        this.present = managers.stream().filter(peer -> !nodes.get(peer.member()).lost()).toList();
        this.candidates = peers.stream()
                .filter(peer -> !peer.manager() && peer.up() && members.containsKey(peer.member()) && nodes.get(peer.member()).usable())
                .toList();
        this.wanted = wanted(new HashSet<>(nodes.values()).stream().map(SwarmNode::zone).toList());
        present.forEach(peer -> seats.merge(zone(peer), 1, Integer::sum));
    }

    /// Nodes count that are members or were, also while they are lost: one that is away for an hour does not change how many managers there are to be. Five are too many
    /// where there are three zones or more, but a zone would have three of them: the loss of that zone would be the loss of all.
    ///
    /// @param zones of each node
    static int wanted(List<String> zones) {
        if (zones.size() < NODES_FOR_THREE) {
            return 1;
        }
        Map<String, Long> sizes = zones.stream().collect(Collectors.groupingBy(zone -> zone, Collectors.counting()));
        long seats = sizes.values().stream().mapToLong(size -> Math.min(size, 2)).sum();
        return zones.size() < NODES_FOR_FIVE || sizes.size() >= ZONES_TO_SURVIVE && seats < 5 ? 3 : 5;
    }

    /// The next step towards what is wanted. A manager that is lost keeps its place until another has taken it over.
    Optional<MemberChange> change() {
        boolean settled = managers.stream().allMatch(peer -> peer.reachable() || nodes.get(peer.member()).lost());
        if (!settled) {
            return Optional.empty();
        }
        if (present.size() < wanted && !candidates.isEmpty()) {
            return promotion();
        }
        Optional<SwarmPeer> gone = managers.stream().filter(peer -> nodes.get(peer.member()).lost()).findFirst();
        if (gone.isPresent() && present.size() >= wanted) {
            return Optional.of(new MemberChange.Demote(gone.get().member()));
        }
        if (present.size() > wanted) {
            return demotion();
        }
        return uneven() ? promotion() : Optional.empty();
    }

    private Optional<MemberChange> promotion() {
        return candidates.stream()
                .min(Comparator.comparing((SwarmPeer peer) -> seats.getOrDefault(zone(peer), 0)).thenComparing(this::age))
                .map(peer -> new MemberChange.Promote(peer.member()));
    }

    private Optional<MemberChange> demotion() {
        return present.stream()
                .filter(peer -> !nodes.get(peer.member()).id().equals(steward.id()))
                .max(Comparator.comparing((SwarmPeer peer) -> seats.get(zone(peer))).thenComparing(this::age))
                .map(peer -> new MemberChange.Demote(peer.member()));
    }

    /// Whether a zone has two managers more than one in which a member could take over from one of them. The steward is not exchanged.
    private boolean uneven() {
        int fewest = candidates.stream().mapToInt(peer -> seats.getOrDefault(zone(peer), 0)).min().orElse(Integer.MAX_VALUE);
        int most = present.stream().mapToInt(peer -> seats.get(zone(peer))).max().orElse(0);
        return fewest < Integer.MAX_VALUE && most - fewest >= 2 && wanted > 1;
    }

    private String zone(SwarmPeer peer) {
        return nodes.get(peer.member()).zone();
    }

    private String age(SwarmPeer peer) {
        SwarmNode node = nodes.get(peer.member());
        return node.joinedAt() + "/" + node.id();
    }
}
