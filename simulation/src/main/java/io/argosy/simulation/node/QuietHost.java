package io.argosy.simulation.node;

import io.argosy.agent.network.HostNetwork;
import io.argosy.agent.network.Outgoing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A machine's network stack that only remembers its routes.
final class QuietHost implements HostNetwork {

    private final Map<String, String> routes = new LinkedHashMap<>();

    @Override
    public Map<String, String> routes() {
        return new LinkedHashMap<>(routes);
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
        // Nobody comes in.
    }

    @Override
    public void routeInside(int pid, String address, String via) {
        // Nobody goes out.
    }

    @Override
    public List<Outgoing> outgoing(int port) {
        return List.of();
    }

    @Override
    public void reset(Outgoing connection) {
        // There is none.
    }

    @Override
    public boolean connected(int pid, List<String> subnets) {
        return false;
    }
}
