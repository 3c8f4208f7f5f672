package io.argosy.control.witness;

import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Suspect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who has reached whom while all was well. Only those are witnesses: that a node is not reached by one who never could says nothing of it. Kept in memory, found out again by each leader, and once more
/// after a while; it begins with what the leader before found out. Safe for any number of threads.
final class Circle {

    /// So many are known for each node.
    static final int WANTED = 5;

    /// So many are asked when a node is silent.
    static final int ASKED = 3;

    /// How long it is believed that a node is reached. Firewalls change.
    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /// How long it is believed that it is not.
    static final Duration BAD_FOR = Duration.ofMinutes(2);

    /// A node as it matters here.
    ///
    /// @param zone empty when it has none
    record Peer(NodeId node, String name, String address, String zone) {}

    private record Try(long at, boolean reached) {}

    private final Map<NodeId, Map<NodeId, Try>> tries = new HashMap<>();

    /// What a try found out.
    ///
    /// @param at in nanoseconds
    synchronized void note(NodeId witness, NodeId node, boolean reached, long at) {
        tries.computeIfAbsent(node, _ -> new HashMap<>()).put(witness, new Try(at, reached));
    }

    /// Who reached each node when they last tried, however long ago.
    synchronized Map<NodeId, Set<NodeId>> reached() {
        Map<NodeId, Set<NodeId>> reached = new HashMap<>();
        tries.forEach((node, known) -> known.forEach((witness, last) -> {
            if (last.reached()) {
                reached.computeIfAbsent(node, _ -> new HashSet<>()).add(witness);
            }
        }));
        return reached;
    }

    /// Forgets nodes that are no more.
    synchronized void keep(Set<NodeId> nodes) {
        tries.keySet().retainAll(nodes);
        tries.values().forEach(known -> known.keySet().retainAll(nodes));
    }

    /// Those to ask for a node: from other zones and from different ones first.
    ///
    /// @param able nodes that can be asked now
    synchronized List<Peer> witnesses(Peer of, List<Peer> able, long now) {
        Map<NodeId, Try> known = tries.getOrDefault(of.node(), Map.of());
        return varied(of, able.stream().filter(peer -> known.containsKey(peer.node()) && known.get(peer.node()).reached() && fresh(known.get(peer.node()), now)).toList(), ASKED);
    }

    /// Whom to let try to reach whom next, so that every node has witnesses: the nodes to reach, by who is to reach them.
    ///
    /// @param able nodes that can be asked and reached now
    synchronized Map<NodeId, List<Suspect>> untried(List<Peer> able, long now) {
        Map<NodeId, List<Suspect>> wanted = new HashMap<>();
        for (int i = 0; i < able.size(); i++) {
            Peer node = able.get(i);
            Map<NodeId, Try> known = tries.getOrDefault(node.node(), Map.of());
            long enough = known.values().stream().filter(each -> each.reached() && fresh(each, now)).count();
            if (enough < Math.min(WANTED, able.size() - 1)) {
                List<Peer> others = rotated(able, i).stream().filter(peer -> !known.containsKey(peer.node()) || !fresh(known.get(peer.node()), now)).toList();
                varied(node, others, (int) (WANTED - enough)).forEach(witness ->
                        wanted.computeIfAbsent(witness.node(), _ -> new ArrayList<>()).add(new Suspect(node.node(), node.address())));
            }
        }
        return wanted;
    }

    private static boolean fresh(Try tried, long now) {
        return now - tried.at() < (tried.reached() ? GOOD_FOR : BAD_FOR).toNanos();
    }

    /// Begins behind the node itself, so that all get their share of the work.
    private static List<Peer> rotated(List<Peer> all, int from) {
        List<Peer> others = new ArrayList<>(all.subList(from + 1, all.size()));
        others.addAll(all.subList(0, from));
        return others;
    }

    /// The first of each other zone, then the next of each, then those of the node's own. A machine is no witness of a node on itself.
    private static List<Peer> varied(Peer of, List<Peer> peers, int most) {
        Map<String, Integer> met = new HashMap<>();
        record Turn(Peer peer, boolean same, int round) {}
        Set<NodeId> seen = new HashSet<>();
        return peers.stream()
                .filter(peer -> !peer.address().isEmpty() && !of.address().isEmpty() && !peer.address().equals(of.address()) && seen.add(peer.node()))
                .map(peer -> new Turn(peer, peer.zone().equals(of.zone()), met.merge(peer.zone(), 1, Integer::sum)))
                .sorted(Comparator.comparing(Turn::same).thenComparing(Turn::round))
                .map(Turn::peer).limit(most).toList();
    }
}
