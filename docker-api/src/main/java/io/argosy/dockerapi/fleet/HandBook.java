package io.argosy.dockerapi.fleet;

import io.argosy.model.hand.HandContainer;
import io.argosy.model.hand.HandContainer.Port;
import io.argosy.model.id.NodeId;
import java.util.Collection;
import java.util.List;

/// What the cluster keeps of containers that clients made. Safe for any number of threads.
public interface HandBook {

    List<HandContainer> all();

    /// @param name empty where the engine makes one up
    /// @throws NotKept when that cannot be written down
    void made(String id, String name, String image, NodeId node, List<Port> ports) throws NotKept;

    /// @throws NotKept when that cannot be written down
    void named(String id, String name) throws NotKept;

    /// @throws NotKept when that cannot be written down
    void gone(Collection<String> ids) throws NotKept;
}
