package io.argosy.agent.swarm;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.agent.local.Reports;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.engine.NetworkPlan;
import io.argosy.engine.Networks;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.OverlayItem;
import io.argosy.model.assignment.Report.OverlayReport;
import io.argosy.model.network.OverlayState;
import io.argosy.model.service.NetworkSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes and removes overlays on the server's word, where this engine is a manager. For one thread at a time.
public final class Overlays {
    private static final String DRIVER = "overlay";

    private final Networks networks;
    private final Identity identity;
    private final Reports reports;
    private final Map<OverlayItem, OverlayState> told = new HashMap<>();

    public Overlays(Networks networks, Identity identity, Reports reports) {
        this.networks = networks;
        this.identity = identity;
        this.reports = reports;
    }

    /// What was made or removed is not looked at again; what failed is tried again.
    void runOnce(Assignment assignment) {
        Set<OverlayItem> wanted = new HashSet<>();
        for (Item item : assignment.items().values()) {
            if (item instanceof OverlayItem overlay) {
                wanted.add(overlay);
                OverlayState before = told.get(overlay);
                if (before == null || before instanceof OverlayState.Failed) {
                    tell(overlay, before, become(overlay));
                }
            }
        }
        told.keySet().stream().filter(overlay -> !wanted.contains(overlay) && !assignment.items().containsKey(overlay.key()))
                .forEach(overlay -> reports.forget(overlay.key()));
        told.keySet().retainAll(wanted);
    }

    private void tell(OverlayItem overlay, OverlayState before, OverlayState now) {
        told.put(overlay, now);
        if (!now.equals(before)) {
            reports.report(new OverlayReport(overlay.engineName(), now));
        }
    }

    private OverlayState become(OverlayItem overlay) {
        try {
            return overlay.remove() ? remove(overlay) : make(overlay);
        } catch (EngineException.Unreachable e) {
            throw e;
        } catch (EngineException.Conflict e) {
            return new OverlayState.Failed("network " + overlay.engineName() + " is still in use: " + e.getMessage());
        } catch (EngineException e) {
            return new OverlayState.Failed("network %s cannot be %s: %s".formatted(
                    overlay.engineName(), overlay.remove() ? "removed" : "made", e.getMessage()));
        }
    }

    private OverlayState make(OverlayItem overlay) {
        Optional<NetworkInfo> there = networks.inspect(overlay.engineName());
        if (there.isEmpty()) {
            return new OverlayState.Made(networks.create(plan(overlay)));
        }
        boolean ours = Labels.isOf(identity, there.get().labels()) && there.get().driver().equals(DRIVER);
        return ours ? new OverlayState.Made(there.get().id()) : new OverlayState.Failed(
                "network %s is there already and was not made by this cluster: remove it with `docker network rm %s`"
                        .formatted(overlay.engineName(), overlay.engineName()));
    }

    private NetworkPlan plan(OverlayItem overlay) {
        NetworkSpec spec = overlay.spec();
        NetworkSpec attachable = new NetworkSpec(Optional.empty(), Optional.of(DRIVER), spec.driverOptions(), false, spec.internal(), true,
                spec.ipv6(), overlay.subnets(), spec.labels());
        return new NetworkPlan(overlay.engineName(), attachable, Labels.ofApp(identity, overlay.app(), spec.labels()));
    }

    private OverlayState remove(OverlayItem overlay) {
        Optional<NetworkInfo> there = networks.inspect(overlay.engineName());
        if (there.filter(network -> Labels.isOf(identity, network.labels())).isPresent()) {
            networks.remove(there.get().id());
        }
        return new OverlayState.Gone();
    }
}
