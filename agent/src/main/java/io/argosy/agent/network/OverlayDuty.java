package io.argosy.agent.network;

import io.argosy.agent.local.Rounds;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.engine.Networks;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.network.Reach;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Keeps the node in reach of its overlays, and moves over to them what still runs on bridges.
public final class OverlayDuty implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OverlayDuty.class.getName());
    private static final Duration WATCH = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMinutes(1);

    private final Networks networks;
    private final Companion companion;
    private final Crossing crossing;
    private final Supplier<Assignment> assignment;
    private final Runnable opened;
    private final Rounds rounds;
    private volatile boolean mayLetGo;
    private String problem = "";

    /// @param opened told when overlays came into the node's reach, or went out of it
    public OverlayDuty(Networks networks, Companion companion, Crossing crossing, Supplier<Assignment> assignment, Runnable opened) {
        this.networks = networks;
        this.companion = companion;
        this.crossing = crossing;
        this.assignment = assignment;
        this.opened = opened;
        this.rounds = new Rounds("overlays", this::round);
    }

    public void start() {
        rounds.start();
    }

    /// The assignment may have changed.
    ///
    /// @param fromServer whether the server said it in this life of the agent, so that what is not in it may be let go of
    public void assigned(boolean fromServer) {
        mayLetGo |= fromServer;
        rounds.signal();
    }

    /// Containers, or the engine as a whole, came or went.
    public void changed() {
        rounds.signal();
    }

    private Duration round() {
        return runOnce() ? WATCH : REST;
    }

    /// @return whether there is something to watch over
    public boolean runOnce() {
        try {
            Assignment now = assignment.get();
            Map<String, List<String>> wanted = wanted(now);
            if (mayLetGo) {
                companion.keepOnly(wanted);
            }
            Set<String> problems = new LinkedHashSet<>();
            if (!wanted.isEmpty()) {
                Crossing.Look look = crossing.look(now);
                wanted.forEach((network, subnets) -> {
                    boolean reached = reach(network, subnets, problems);
                    look.over(network);
                    open(companion.opened(subnets, reached));
                });
                look.end();
            }
            open(companion.closedBut(wanted.values()));
            said(String.join("; ", problems));
            return !wanted.isEmpty();
        } catch (EngineException.Unreachable _) {
            return true;
        } catch (EngineException | HostFault e) {
            said(e.getMessage());
            return true;
        }
    }

    /// One that cannot be reached, or only after a while, keeps nobody from the others.
    private boolean reach(String network, List<String> subnets, Set<String> problems) {
        try {
            companion.reach(network, subnets);
            return true;
        } catch (EngineException.Refused | EngineException.NotFound | HostFault e) {
            problems.add(network + ": " + e.getMessage());
            return false;
        }
    }

    private void open(boolean news) {
        if (news) {
            opened.run();
        }
    }

    private void said(String now) {
        if (!now.equals(problem) && !now.isEmpty()) {
            LOG.log(Level.WARNING, "overlays are not reached as they should be: " + now);
        }
        problem = now;
    }

    /// Subnets of each overlay, external ones too.
    private Map<String, List<String>> wanted(Assignment now) {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (Item item : now.items().values()) {
            if (item instanceof NetworkItem network) {
                switch (network.reach()) {
                    case Reach.Overlay overlay -> wanted.put(overlay.engineName(), overlay.subnets());
                    case Reach.Given() -> given(network, wanted);
                    case Reach.Bridge _, Reach.Awaited _ -> { }
                }
            }
        }
        return wanted;
    }

    private void given(NetworkItem network, Map<String, List<String>> wanted) {
        if (network.spec().external()) {
            networks.inspect(network.engineName()).filter(there -> there.driver().equals("overlay"))
                    .map(NetworkInfo::subnets).ifPresent(subnets -> wanted.put(network.engineName(), subnets));
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
