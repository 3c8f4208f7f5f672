package io.argosy.agent.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A node's network stack that only remembers.
public final class FakeHost implements HostNetwork {
    public final Map<String, String> routes = new LinkedHashMap<>();
    public final List<String> said = new ArrayList<>();
    public final List<Outgoing> outgoing = new ArrayList<>();
    /// Processes in whose network namespace connections are open at whatever address.
    public final Set<Integer> connected = new HashSet<>();

    @Override
    public Map<String, String> routes() {
        return Map.copyOf(routes);
    }

    @Override
    public void route(String subnet, String via) {
        routes.put(subnet, via);
    }

    @Override
    public void unroute(String subnet) {
        routes.remove(subnet);
    }

    @Override
    public void guard(int pid, String node) {
        said.add("guard " + pid + " for " + node);
    }

    @Override
    public void routeInside(int pid, String address, String via) {
        said.add("in " + pid + " lead " + address + " over " + via);
    }

    @Override
    public List<Outgoing> outgoing(int port) {
        return List.copyOf(outgoing);
    }

    @Override
    public void reset(Outgoing connection) {
        outgoing.remove(connection);
        said.add("reset " + connection.peer());
    }

    @Override
    public boolean connected(int pid, List<String> subnets) {
        return connected.contains(pid);
    }
}
