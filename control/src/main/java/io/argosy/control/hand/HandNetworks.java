package io.argosy.control.hand;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.network.Ranges;
import io.argosy.control.record.StoredMembership;
import io.argosy.control.record.Tables;
import io.argosy.model.hand.HandNetwork;
import io.argosy.model.id.NodeId;
import io.argosy.model.network.Membership;
import io.argosy.model.network.Swarm;
import io.argosy.model.node.Liveness;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.network.Cidr;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Networks made by hand that span nodes. What an engine does about them is the caller's affair.
public final class HandNetworks {

    private static final int MOST = 1000;

    private final Store store;
    private final Editor editor;
    private final AddressRange range;

    public HandNetworks(Store store, Editor editor, AddressRange range) {
        this.store = store;
        this.editor = editor;
        this.range = range;
    }

    /// What is wanted.
    ///
    /// @param subnets in CIDR form; none to be given one
    public record Wanted(String name, String driver, boolean attachable, List<String> subnets) {
        public Wanted {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(driver, "driver");
            subnets = List.copyOf(subnets);
        }
    }

    /// Who carries networks that span nodes.
    ///
    /// @param maker whose engine makes and removes them; absent while none can
    /// @param members whose engines can join them
    public record Carriers(Optional<NodeId> maker, Set<NodeId> members) {
        public Carriers {
            Objects.requireNonNull(maker, "maker");
            members = Set.copyOf(members);
        }
    }

    public Carriers carriers() {
        Snapshot snapshot = store.snapshot();
        Set<String> ours = snapshot.scan(Tables.SWARM_MEMBERS).stream().map(Entry::key).collect(Collectors.toSet());
        Set<NodeId> members = new LinkedHashSet<>();
        Set<NodeId> managers = new LinkedHashSet<>();
        for (Entry<NodeId, StoredMembership> entry : snapshot.scan(Tables.MEMBERSHIPS)) {
            boolean there = snapshot.get(Tables.LIVENESS, entry.key()).filter(now -> now.state() == Liveness.State.CONNECTED).isPresent();
            if (there && entry.value().membership() instanceof Membership.Member member && ours.contains(member.member())) {
                members.add(entry.key());
                if (member.manager()) {
                    managers.add(entry.key());
                }
            }
        }
        Optional<NodeId> steward = snapshot.get(Tables.SWARM, Tables.THE_SWARM).filter(swarm -> !swarm.stuck()).map(Swarm::steward).filter(managers::contains);
        return new Carriers(steward.or(() -> managers.stream().findFirst()), members);
    }

    /// All of them, by name.
    public List<HandNetwork> all() {
        return store.snapshot().scan(Tables.HAND_NETWORKS).stream().map(Entry::value).toList();
    }

    /// Keeps a name and addresses for one that is about to be made. Needs an admin.
    public Result<HandNetwork> reserve(Caller caller, Wanted wanted) {
        return caller.mayNot(Role.ADMIN).<Result<HandNetwork>>map(Result::refused).orElseGet(() -> editor.edit(edit -> reserve(edit, caller, wanted)));
    }

    private Result<HandNetwork> reserve(Edit edit, Caller caller, Wanted wanted) {
        if (edit.snapshot().get(Tables.HAND_NETWORKS, wanted.name()).isPresent()) {
            return Result.refused(FaultCode.NAME_TAKEN, "network with name " + wanted.name() + " already exists", "choose another name");
        }
        if (edit.snapshot().scan(Tables.HAND_NETWORKS).size() >= MOST) {
            return Result.refused(FaultCode.LIMIT_EXCEEDED, "there are " + MOST + " networks made by hand that span nodes", "remove some");
        }
        Ranges ranges = new Ranges(edit.snapshot(), range);
        for (String subnet : wanted.subnets()) {
            Optional<String> holder = Cidr.parse(subnet).flatMap(ranges::holder);
            if (holder.isPresent()) {
                return Result.refused(FaultCode.NAME_TAKEN, "Pool overlaps with other one on this address space: network %s has addresses of %s".formatted(holder.get(), subnet), "choose another range, or name none");
            }
        }
        Optional<Cidr> free = wanted.subnets().isEmpty() ? ranges.free() : Optional.empty();
        if (wanted.subnets().isEmpty() && free.isEmpty()) {
            return Result.refused(FaultCode.LIMIT_EXCEEDED, "no /%d is free in %s".formatted(range.prefix(), range.whole()), "remove networks that are not needed, or start the server with a larger --network-range");
        }
        HandNetwork network = new HandNetwork(wanted.name(), Optional.empty(), wanted.driver(), wanted.attachable(),
                free.map(cidr -> List.of(cidr.toString())).orElse(wanted.subnets()), caller.who(), edit.now());
        edit.put(Tables.HAND_NETWORKS, wanted.name(), network);
        Ranges.takeTurn(edit);
        return Result.done(network);
    }

    /// It was made.
    ///
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void made(String name, String id) {
        editor.write(edit -> edit.snapshot().get(Tables.HAND_NETWORKS, name).ifPresent(known -> edit.put(Tables.HAND_NETWORKS, name, known.withId(id))));
    }

    /// It is not there any more, or was not made.
    ///
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void gone(String name) {
        editor.write(edit -> {
            if (edit.snapshot().get(Tables.HAND_NETWORKS, name).isPresent()) {
                edit.delete(Tables.HAND_NETWORKS, name);
            }
        });
    }
}
