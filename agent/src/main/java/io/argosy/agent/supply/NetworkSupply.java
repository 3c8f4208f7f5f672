package io.argosy.agent.supply;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.engine.NetworkPlan;
import io.argosy.engine.Networks;
import io.argosy.model.assignment.Item.NetworkItem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Networks of apps on this engine.
public final class NetworkSupply {
    private final Networks networks;
    private final Identity identity;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public NetworkSupply(Networks networks, Identity identity) {
        this.networks = networks;
        this.identity = identity;
    }

    /// Blocks until the engine has the network.
    ///
    /// @throws Unfit when it is external and not there, or the name is somebody else's
    public void ensure(NetworkItem item) {
        locked(item.engineName(), () -> {
            Optional<NetworkInfo> found = networks.inspect(item.engineName());
            if (found.isEmpty()) {
                make(item);
            } else if (!item.spec().external() && !Labels.isOf(identity, found.get().labels())) {
                throw new Unfit("network %s is there already and was not made by this cluster: remove it, or mark it external in the app's file"
                        .formatted(item.engineName()));
            }
        });
    }

    /// Removes a network of this cluster when nothing uses it. One that is still used stays, and is tried again by the next call.
    ///
    /// @return whether it is gone
    public boolean release(String engineName) {
        boolean[] gone = {false};
        locked(engineName, () -> {
            try {
                networks.remove(engineName);
                gone[0] = true;
            } catch (EngineException.NotFound _) {
                gone[0] = true;
            } catch (EngineException.Conflict _) {
                gone[0] = false;
            }
        });
        return gone[0];
    }

    private void locked(String engineName, Runnable action) {
        ReentrantLock lock = locks.computeIfAbsent(engineName, _ -> new ReentrantLock());
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private void make(NetworkItem item) {
        if (item.spec().external()) {
            throw new Unfit("network %s is external and not on this node: create it with `docker network create %s`"
                    .formatted(item.engineName(), item.engineName()));
        }
        try {
            networks.create(new NetworkPlan(item.engineName(), item.spec(), Labels.ofApp(identity, item.app(), item.spec().labels())));
        } catch (EngineException.Refused e) {
            throw new Unfit("network %s cannot be made: %s".formatted(item.engineName(), e.getMessage()));
        }
    }
}
