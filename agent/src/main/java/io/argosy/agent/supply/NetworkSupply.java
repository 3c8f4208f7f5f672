package io.argosy.agent.supply;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.agent.network.Companion;
import io.argosy.agent.network.HostFault;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.engine.NetworkPlan;
import io.argosy.engine.Networks;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.network.Reach;
import io.argosy.model.service.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Networks of apps on this engine.
public final class NetworkSupply {
    private static final String OVERLAY = "overlay";

    private final Networks networks;
    private final Identity identity;
    private final Companion companion;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// @param companion through which the node reaches overlays
    public NetworkSupply(Networks networks, Identity identity, Companion companion) {
        this.networks = networks;
        this.identity = identity;
        this.companion = companion;
    }

    /// Blocks until the engine has the network, and the node reaches it.
    ///
    /// @throws Unfit when it is external and not there, or the name is somebody else's
    /// @throws Awaited when it is still to come
    public void ensure(NetworkItem item) {
        try {
            switch (item.reach()) {
                case Reach.Overlay overlay -> companion.reach(overlay.engineName(), overlay.subnets());
                case Reach.Awaited(String why) -> throw new Awaited("network " + item.name() + " is not there yet: " + why);
                case Reach.Bridge() -> locked(item.engineName(), () -> have(item, bridge(item.spec())));
                case Reach.Given() -> locked(item.engineName(), () -> have(item, item.spec()));
            }
        } catch (EngineException.Refused e) {
            throw new Awaited("network " + item.name() + " cannot be used on this node yet: " + e.getMessage());
        } catch (HostFault e) {
            throw new Awaited("network " + item.name() + " cannot be used on this node: " + e.getMessage());
        }
    }

    private static NetworkSpec bridge(NetworkSpec spec) {
        return new NetworkSpec(spec.name(), Optional.of("bridge"), spec.driverOptions(), spec.external(), spec.internal(), spec.attachable(), spec.ipv6(),
                spec.subnets(), spec.labels());
    }

    private void have(NetworkItem item, NetworkSpec spec) {
        Optional<NetworkInfo> found = networks.inspect(item.engineName());
        if (spec.external()) {
            haveExternal(item.engineName(), found);
        } else if (found.isEmpty()) {
            make(item, spec);
        } else if (!Labels.isOf(identity, found.get().labels())) {
            throw new Unfit("network %s is there already and was not made by this cluster: remove it, or mark it external in the app's file"
                    .formatted(item.engineName()));
        }
    }

    /// An engine tells of an overlay only while one of its containers is on it, unless it is a manager: whether there is one shows when the companion wants to go there.
    private void haveExternal(String name, Optional<NetworkInfo> found) {
        if (found.isPresent() && !found.get().driver().equals(OVERLAY)) {
            return;
        }
        try {
            companion.reach(name, found.map(NetworkInfo::subnets).orElse(List.of()));
            companion.reach(name, networks.inspect(name).map(NetworkInfo::subnets).orElse(List.of()));
        } catch (EngineException.NotFound _) {
            throw new Unfit("network %s is external and not on this node: create it with `docker network create %s`".formatted(name, name));
        }
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

    private void make(NetworkItem item, NetworkSpec spec) {
        try {
            networks.create(new NetworkPlan(item.engineName(), spec, Labels.ofApp(identity, item.app(), spec.labels())));
        } catch (EngineException.Refused e) {
            throw new Unfit("network %s cannot be made: %s".formatted(item.engineName(), e.getMessage()));
        }
    }
}
