package io.argosy.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The networks of an engine. A network goes by its name or its id.
public interface Networks {
    Optional<NetworkInfo> inspect(String network);

    /// @param labels those a network must carry; all networks when empty
    List<NetworkInfo> list(Map<String, String> labels);

    /// @return the network's id
    /// @throws EngineException.Conflict when the name is taken
    String create(NetworkPlan plan);

    void connect(String network, String container, Endpoint endpoint);

    void disconnect(String network, String container);

    /// @throws EngineException.Conflict when containers are connected to it
    void remove(String network);
}
