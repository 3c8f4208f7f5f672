package io.argosy.dockerapi.fleet;

import io.argosy.model.hand.HandNetwork;
import io.argosy.model.id.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Networks that span nodes: who carries them, and what the cluster keeps of those that clients made. Safe for any number of threads.
public interface Spanning {

    /// The node whose engine makes and removes them; empty while none can.
    Optional<NodeId> maker();

    /// Nodes whose engines can join them.
    Set<NodeId> members();

    /// Those that clients made, by name.
    List<HandNetwork> all();

    /// Keeps a name and addresses for one that is about to be made.
    ///
    /// @param driver that was asked for
    /// @param attachable whether that was asked for
    /// @param subnets in CIDR form; none to be given one
    /// @throws NotKept when it cannot be
    HandNetwork reserve(String name, String driver, boolean attachable, List<String> subnets) throws NotKept;

    /// It was made, and has this id on engines.
    ///
    /// @throws NotKept when that cannot be written down
    void made(String name, String id) throws NotKept;

    /// It is not there any more, or was not made.
    ///
    /// @throws NotKept when that cannot be written down
    void gone(String name) throws NotKept;
}
