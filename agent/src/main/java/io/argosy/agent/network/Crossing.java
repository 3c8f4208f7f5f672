package io.argosy.agent.network;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerState;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Endpoint;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.network.Reach;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Moves tasks that run from a network's bridge to its overlay. A container is connected to the overlay first; from then on names and routes lead there. It leaves the bridge
/// once none of its connections uses it any more, or after an hour. Also brings back to the overlay what lost it when the engine left the Swarm. For one thread at a time.
public final class Crossing {
    static final Duration LATEST = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(Crossing.class.getName());

    private final Engine engine;
    private final HostNetwork host;
    private final Companion companion;
    private final Identity identity;
    private final String names;
    private final Consumer<TaskId> moved;
    private final InstantSource clock;
    private final Map<String, Instant> crossedAt = new HashMap<>();

    /// @param names the address that containers ask names at, over their default route
    /// @param moved told of each task that gained or lost a network
    public Crossing(Engine engine, HostNetwork host, Companion companion, Identity identity, String names, Consumer<TaskId> moved, InstantSource clock) {
        this.engine = engine;
        this.host = host;
        this.companion = companion;
        this.identity = identity;
        this.names = names;
        this.moved = moved;
        this.clock = clock;
    }

    /// One container that holds the network of a task: its sandbox, or its own.
    private record Holder(TaskId task, String container) {}

    /// One look at what runs, by which one overlay after another is gone over to.
    final class Look {
        private final Assignment assignment;
        private final List<Holder> holders;
        private final Set<String> onBridges = new HashSet<>();

        private Look(Assignment assignment) {
            this.assignment = assignment;
            this.holders = holders();
        }

        /// @param overlay what the engine calls it
        void over(String overlay) {
            for (Item item : assignment.items().values()) {
                if (item instanceof NetworkItem network && network.reach() instanceof Reach.Overlay reach && reach.engineName().equals(overlay)) {
                    cross(network, reach, users(network, holders, assignment), onBridges);
                }
            }
        }

        /// After the last one.
        void end() {
            crossedAt.keySet().retainAll(onBridges);
        }
    }

    Look look(Assignment now) {
        return new Look(now);
    }

    private void cross(NetworkItem network, Reach.Overlay overlay, List<Holder> users, Set<String> onBridges) {
        Optional<NetworkInfo> there = engine.networks().inspect(overlay.engineName());
        Optional<NetworkInfo> bridge = engine.networks().inspect(network.engineName())
                .filter(found -> found.driver().equals("bridge") && Labels.isOf(identity, found.labels()));
        for (Holder holder : users) {
            boolean onOverlay = there.isPresent() && there.get().containers().containsKey(holder.container());
            if (!onOverlay) {
                bridge.filter(same -> sameRange(same, overlay)).ifPresent(same -> leave(network, same, holder));
                connect(network, overlay, holder);
            }
            if (bridge.isPresent() && bridge.get().containers().containsKey(holder.container())) {
                onBridges.add(key(network, holder));
                leaveBridge(network, bridge.get(), holder);
            }
        }
        if (bridge.isPresent()) {
            remove(network.engineName());
        }
    }

    private static String key(NetworkItem network, Holder holder) {
        return network.engineName() + "/" + holder.container();
    }

    /// One for each task that runs.
    private List<Holder> holders() {
        Map<TaskId, Holder> holders = new HashMap<>();
        engine.containers().list(Labels.ofCluster(identity)).stream().filter(ContainerSummary::running).forEach(container -> {
            Optional<TaskId> sandboxOf = Labels.sandboxOf(container.labels());
            sandboxOf.or(() -> Labels.task(container.labels()))
                    .ifPresent(id -> holders.merge(id, new Holder(id, container.id()), (a, b) -> sandboxOf.isPresent() ? b : a));
        });
        return List.copyOf(holders.values());
    }

    private static List<Holder> users(NetworkItem network, List<Holder> holders, Assignment assignment) {
        return holders.stream().filter(holder -> uses(network, assignment, holder.task())).toList();
    }

    private static boolean uses(NetworkItem network, Assignment assignment, TaskId task) {
        return assignment.items().get("task/" + task) instanceof TaskItem item && item.networks().containsValue(network.engineName());
    }

    /// What stands in one container's way is no reason to let the others wait.
    private void connect(NetworkItem network, Reach.Overlay overlay, Holder holder) {
        try {
            Optional<ContainerInfo> container = engine.containers().inspect(holder.container());
            if (container.isEmpty() || container.get().shares().isPresent() || !(container.get().state() instanceof ContainerState.Running)
                    || container.get().addresses().containsKey(overlay.engineName())) {
                return;
            }
            companion.attachments().attach(() -> engine.networks().connect(overlay.engineName(), holder.container(), Endpoint.on(overlay.engineName())));
            LOG.log(Level.INFO, "task " + holder.task() + " goes over to overlay " + overlay.engineName());
            if (network.spec().internal()) {
                companion.addressOn(overlay.engineName()).ifPresent(via -> host.routeInside(container.get().pid(), names, via));
            }
            crossedAt.put(key(network, holder), clock.instant());
            moved.accept(holder.task());
        } catch (EngineException.NotFound | EngineException.Conflict _) {
            // It ended meanwhile.
        }
    }

    private void leaveBridge(NetworkItem network, NetworkInfo bridge, Holder holder) {
        Instant crossed = crossedAt.computeIfAbsent(key(network, holder), _ -> clock.instant());
        Optional<ContainerInfo> container = engine.containers().inspect(holder.container());
        boolean late = !clock.instant().isBefore(crossed.plus(LATEST));
        if (container.isEmpty() || !late && (justNow(crossed) || host.connected(container.get().pid(), bridge.subnets()))) {
            return;
        }
        leave(network, bridge, holder);
    }

    private void leave(NetworkItem network, NetworkInfo bridge, Holder holder) {
        if (!bridge.containers().containsKey(holder.container())) {
            return;
        }
        try {
            engine.networks().disconnect(network.engineName(), holder.container());
            moved.accept(holder.task());
        } catch (EngineException.NotFound | EngineException.Conflict _) {
            // It ended meanwhile.
        }
    }

    /// Where the app's file fixes the range, bridge and overlay have the same, and a container cannot be on both.
    private static boolean sameRange(NetworkInfo bridge, Reach.Overlay overlay) {
        return bridge.subnets().stream().anyMatch(overlay.subnets()::contains);
    }

    /// Who was told the old address a moment ago may still be about to connect.
    private boolean justNow(Instant crossed) {
        return clock.instant().isBefore(crossed.plusSeconds(4));
    }

    private void remove(String bridge) {
        try {
            if (engine.networks().inspect(bridge).filter(network -> network.containers().isEmpty()).isPresent()) {
                engine.networks().remove(bridge);
            }
        } catch (EngineException.NotFound | EngineException.Conflict _) {
            // Somebody else uses it; another round comes.
        }
    }
}
