package io.argosy.control.network;

import io.argosy.control.record.StoredMembership;
import io.argosy.control.record.Tables;
import io.argosy.model.network.Membership;
import io.argosy.model.network.Swarm;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads how nodes take part in the network that spans them.
final class MemberLook {

    private final Snapshot snapshot;
    private final Optional<Swarm> swarm;

    private MemberLook(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.swarm = snapshot.get(Tables.SWARM, Tables.THE_SWARM);
    }

    static List<MemberView> of(Snapshot snapshot) {
        MemberLook look = new MemberLook(snapshot);
        return snapshot.scan(Tables.NODES).stream().map(Entry::value).map(look::member).sorted(Comparator.comparing(MemberView::node)).toList();
    }

    private MemberView member(Node node) {
        Optional<StoredMembership> said = snapshot.get(Tables.MEMBERSHIPS, node.id());
        MemberView.State state = snapshot.get(Tables.SWARM_ORDERS, node.id()).map(order -> state(order.part()))
                .orElseGet(() -> untold(said));
        String role = state == MemberView.State.MEMBER ? said.map(known -> role(known.membership())).orElse("") : "";
        boolean steward = swarm.filter(known -> known.steward().equals(node.id())).isPresent();
        return new MemberView(node.name(), state, role, steward, keepsOthers(node, said).orElseGet(() -> said.map(StoredMembership::problem).orElse("")));
    }

    /// Nobody is told to join while no manager speaks for the others.
    private MemberView.State untold(Optional<StoredMembership> said) {
        if (swarm.isEmpty()) {
            return MemberView.State.NOT_NEEDED;
        }
        return said.isPresent() ? MemberView.State.JOINING : MemberView.State.UNKNOWN;
    }

    /// That managers cannot agree because this one is lost.
    private Optional<String> keepsOthers(Node node, Optional<StoredMembership> said) {
        boolean lost = snapshot.get(Tables.LIVENESS, node.id()).filter(now -> now.state() == Liveness.State.LOST).isPresent();
        boolean manager = said.filter(known -> role(known.membership()).equals("manager")).isPresent();
        return swarm.filter(known -> known.stuck() && lost && manager && snapshot.get(Tables.GIVEN_UP, node.id()).isEmpty()).map(_ -> QuorumLoss.REASON);
    }

    private static MemberView.State state(SwarmPart part) {
        return switch (part) {
            case SwarmPart.Found _, SwarmPart.Join _ -> MemberView.State.JOINING;
            case SwarmPart.Stay _, SwarmPart.Restore _ -> MemberView.State.MEMBER;
            case SwarmPart.Leave _ -> MemberView.State.LEAVING;
        };
    }

    private static String role(Membership membership) {
        return switch (membership) {
            case Membership.Outside _ -> "";
            case Membership.Member member -> member.manager() ? "manager" : "worker";
        };
    }
}
