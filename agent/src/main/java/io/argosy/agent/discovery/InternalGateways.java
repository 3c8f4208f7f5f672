package io.argosy.agent.discovery;

import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.engine.Networks;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The node's addresses on networks that have no way out. For use by any thread.
final class InternalGateways {
    private final Networks networks;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    InternalGateways(Networks networks) {
        this.networks = networks;
    }

    /// Of one network, asked of the engine now. Empty for networks that have a way out.
    ///
    /// @throws EngineException when the engine does not answer
    List<String> look(String engineName) {
        List<String> gateways = networks.inspect(engineName).filter(NetworkInfo::internal).map(NetworkInfo::gateways).orElse(List.of());
        known.put(engineName, gateways);
        return gateways;
    }

    /// Of these networks, asked of the engine once; those it did not answer for are asked for the next time. Others are forgotten.
    Set<String> of(Collection<String> engineNames) {
        known.keySet().retainAll(engineNames);
        Set<String> gateways = new HashSet<>();
        for (String name : engineNames) {
            List<String> found = known.get(name);
            try {
                gateways.addAll(found == null ? look(name) : found);
            } catch (EngineException e) {
                // The engine is away; its bridges stay, and so do doors that are open.
            }
        }
        return gateways;
    }
}
