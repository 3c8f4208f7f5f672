package io.argosy.server.docker;

import io.argosy.control.access.Caller;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.hand.HandNetworks;
import io.argosy.dockerapi.fleet.NotKept;
import io.argosy.dockerapi.fleet.Spanning;
import io.argosy.model.hand.HandNetwork;
import io.argosy.model.id.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Networks that span nodes, as the store has them. Safe for any number of threads.
final class StoredSpanning implements Spanning {

    private static final Set<FaultCode> CONFLICTS = Set.of(FaultCode.NAME_TAKEN, FaultCode.LIMIT_EXCEEDED, FaultCode.FORBIDDEN);

    private final HandNetworks networks;
    private final Caller caller;

    StoredSpanning(HandNetworks networks, Caller caller) {
        this.networks = networks;
        this.caller = caller;
    }

    @Override
    public Optional<NodeId> maker() {
        return networks.carriers().maker();
    }

    @Override
    public Set<NodeId> members() {
        return networks.carriers().members();
    }

    @Override
    public List<HandNetwork> all() {
        return networks.all();
    }

    @Override
    public HandNetwork reserve(String name, String driver, boolean attachable, List<String> subnets) throws NotKept {
        return switch (networks.reserve(caller, new HandNetworks.Wanted(name, driver, attachable, subnets))) {
            case Result.Done<HandNetwork>(HandNetwork network) -> network;
            case Result.Refused<HandNetwork>(Fault fault) -> throw new NotKept(CONFLICTS.contains(fault.code()), fault.detail() + ": " + fault.remedy());
        };
    }

    @Override
    public void made(String name, String id) throws NotKept {
        StoredHandBook.kept(() -> networks.made(name, id));
    }

    @Override
    public void gone(String name) throws NotKept {
        StoredHandBook.kept(() -> networks.gone(name));
    }
}
