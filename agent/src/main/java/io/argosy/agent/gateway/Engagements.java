package io.argosy.agent.gateway;

import io.argosy.model.id.TaskId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Tasks that connections may lead to: in routing, about to be, or not yet left by the last connection. For use by any thread.
final class Engagements {
    private final Map<TaskId, String> addresses = new HashMap<>();

    /// These may get connections from now on.
    synchronized void begin(Map<TaskId, String> ready) {
        addresses.putAll(ready);
    }

    /// These may get connections; of the others those are kept that still have some.
    ///
    /// @param connected addresses that have connections
    synchronized void settle(Map<TaskId, String> ready, Set<String> connected) {
        addresses.entrySet().removeIf(entry -> !ready.containsKey(entry.getKey()) && !connected.contains(entry.getValue()));
    }

    synchronized void clear() {
        addresses.clear();
    }

    synchronized boolean has(TaskId task) {
        return addresses.containsKey(task);
    }

    /// Whether some are engaged that should not be.
    synchronized boolean beyond(Set<TaskId> ready) {
        return !ready.containsAll(addresses.keySet());
    }
}
