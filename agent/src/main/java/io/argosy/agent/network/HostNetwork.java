package io.argosy.agent.network;

import java.util.List;
import java.util.Map;

/// The node's network stack, as far as overlays are reached through it. Every call throws [HostFault] when the node does not do it.
public interface HostNetwork {
    /// The routes made by [#route], as `subnet -> next hop`.
    Map<String, String> routes();

    /// Leads a subnet over a next hop, whatever led there before.
    void route(String subnet, String via);

    void unroute(String subnet);

    /// Makes the network namespace of a companion forward connections of the node to where it is connected, and questions for names to the node; nothing else, in either direction.
    ///
    /// @param pid of a process in it
    /// @param node the node's address on the companion's first network
    void guard(int pid, String node);

    /// Leads one address over a next hop inside the network namespace of a container.
    void routeInside(int pid, String address, String via);

    /// Open connections of this node to a port of others.
    List<Outgoing> outgoing(int port);

    /// Ends a connection as if the other side had.
    void reset(Outgoing connection);

    /// Whether connections are open, in the network namespace of a container, at an own address in one of the subnets.
    boolean connected(int pid, List<String> subnets);
}
