package io.argosy.dockerapi.fleet;

import io.argosy.dockerapi.right.Person;
import io.argosy.model.id.NodeId;
import java.util.List;
import java.util.Optional;

/// The nodes of the cluster, and the way to their engines. Safe for any number of threads.
public interface Fleet {

    /// Who the cluster is, the same for as long as it lives.
    String cluster();

    /// This server's version.
    String version();

    /// Why nothing can be asked here, for people, as when another server leads; empty when all is well.
    String problem();

    /// All nodes, by name.
    List<FleetNode> nodes();

    /// As it is now.
    Optional<FleetNode> find(NodeId node);

    /// Has a node keep a socket that leads to the virtual engine with somebody's rights, for as long as a container carries a label with its id.
    ///
    /// @return the directory of the node in which it is, as `docker.sock`
    /// @throws EngineAway when that cannot be done now
    String offerSocket(NodeId node, String id, Person person) throws EngineAway;

    /// Networks that span nodes.
    Spanning spanning();

    /// Containers that clients made.
    HandBook handBook();

    /// Opens a connection to a TCP port of a node, within seconds.
    ///
    /// @throws EngineAway when that cannot be done now
    EngineLink openPort(NodeId node, int port) throws EngineAway;

    /// Opens a link to a node's engine, within seconds.
    ///
    /// @throws EngineAway when that cannot be done now
    EngineLink open(NodeId node) throws EngineAway;
}
