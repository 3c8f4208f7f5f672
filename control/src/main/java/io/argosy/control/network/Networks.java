package io.argosy.control.network;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.model.id.NodeName;
import io.argosy.planning.network.AddressRange;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Networks, for people.
public final class Networks {

    private final Store store;
    private final Editor editor;
    private final AddressRange range;
    private final NetworkProblems problems;

    public Networks(Store store, Editor editor, AddressRange range, NetworkProblems problems) {
        this.store = store;
        this.editor = editor;
        this.range = range;
        this.problems = problems;
    }

    /// Networks of all apps the caller may look at, by app and name.
    public Result<List<NetworkView>> list(Caller caller) {
        return look(caller, snapshot -> NetworkLook.of(snapshot, problems).stream().filter(view -> caller.sees(view.app().space())).toList());
    }

    /// All nodes, by name. Any caller that may look at anything may look.
    public Result<List<MemberView>> members(Caller caller) {
        return look(caller, MemberLook::of);
    }

    /// Gives up the lost managers that keep the others from agreeing: one of those left goes on alone, or where none is left, another network begins. Needs an admin.
    ///
    /// @return the names of the nodes that were given up
    public Result<List<NodeName>> repair(Caller caller) {
        Optional<Fault> fault = caller.mayNot(Role.ADMIN);
        return fault.isPresent() ? Result.refused(fault.get()) : editor.edit(edit -> QuorumLoss.giveUp(edit, caller, range));
    }

    private <T> Result<T> look(Caller caller, Function<Snapshot, T> look) {
        return caller.role().includes(Role.VIEWER)
                ? Result.done(look.apply(store.snapshot()))
                : Result.refused(FaultCode.FORBIDDEN, caller.who() + " may not look at networks", "use a token with the role viewer");
    }
}
