package io.argosy.dockerapi.fleet;

import io.argosy.model.hand.HandContainer;
import io.argosy.model.hand.HandContainer.Port;
import io.argosy.model.id.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the cluster keeps of containers that clients made. Safe for any number of threads.
public interface HandBook {

    List<HandContainer> all();

    /// @param who made it @param name empty where the engine makes one up
    /// @param recipe what it is made again from when its node is lost; absent when it is not to be
    /// @throws NotKept when that cannot be written down
    void made(String who, String id, String name, String image, NodeId node, List<Port> ports, Optional<byte[]> recipe) throws NotKept;

    /// What it is made again from.
    Optional<byte[]> recipe(String id);

    /// What its engine tells now.
    ///
    /// @throws NotKept when that cannot be written down
    void seen(String id, String name, boolean running) throws NotKept;

    /// Another was made in its place, as its node is lost.
    ///
    /// @param on the other's node
    /// @throws NotKept when that cannot be written down
    void replaced(String id, String by, NodeId on) throws NotKept;

    /// It cannot be made again, and why, for people.
    ///
    /// @throws NotKept when that cannot be written down
    void waits(String id, String why) throws NotKept;

    /// @throws NotKept when that cannot be written down
    void gone(Collection<String> ids) throws NotKept;
}
