package io.argosy.control.network;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.loop.Pass;
import io.argosy.control.record.Tables;
import io.argosy.control.watch.Watches;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.network.OverlayNetwork;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.network.NetworkPlanner;
import io.argosy.planning.network.NetworkStep;
import io.argosy.planning.network.NetworksView;
import io.argosy.store.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One look at all networks and at the Swarm. Overlays are decided on before the Swarm is, so that nodes know which networks were bridges.
public final class NetworksPass implements Pass {

    /// What can change which networks there are to be, or who carries them.
    public static final Set<Table<?, ?>> SOURCES = Set.of(
            Tables.APPS, Tables.RELEASES, Tables.TASKS, Tables.NODES, Tables.FACTS, Tables.LIVENESS, Tables.MEMBERSHIPS, Tables.SWARM,
            Tables.SWARM_ORDERS, Tables.GIVEN_UP, Tables.OVERLAYS, Tables.OVERLAY_REPORTS, Tables.HAND_NETWORKS);

    /// Operations one step takes at most.
    private static final int STEP = 3;

    private final Editor editor;
    private final AddressRange range;
    private final NetworkProblems problems;
    private final Watches watches;

    public NetworksPass(Editor editor, AddressRange range, NetworkProblems problems, Watches watches) {
        this.editor = editor;
        this.range = range;
        this.problems = problems;
        this.watches = watches;
    }

    @Override
    public Optional<Instant> run() {
        if (new SwarmViews(editor.snapshot(), range).spans()) {
            Map<String, String> refused = new LinkedHashMap<>();
            boolean more = true;
            while (more) {
                more = networks(refused);
            }
            SwarmWriting.run(editor, range);
            if (problems.replace(refused)) {
                watches.nudge();
            }
        }
        return Optional.empty();
    }

    /// Carries out as many steps as fit into one transaction. @return whether there are more
    private boolean networks(Map<String, String> refused) {
        boolean[] more = new boolean[1];
        editor.write(edit -> {
            refused.clear();
            NetworksView view = new SwarmViews(edit.snapshot(), range).networks();
            more[0] = NetworkPlanner.plan(view).stream().anyMatch(step -> !carryOut(edit, step, refused));
        });
        return more[0];
    }

    /// @return false when the transaction has no room for it
    private boolean carryOut(Edit edit, NetworkStep step, Map<String, String> refused) {
        if (edit.room() < STEP) {
            return false;
        }
        switch (step) {
            case NetworkStep.Make make -> {
                put(edit, make.overlay());
                Ranges.takeTurn(edit);
            }
            case NetworkStep.Remove remove -> put(edit, remove.overlay());
            case NetworkStep.Keep keep -> put(edit, keep.overlay());
            case NetworkStep.Forget forget -> {
                edit.delete(Tables.OVERLAYS, forget.overlay().engineName());
                edit.delete(Tables.OVERLAY_REPORTS, forget.overlay().engineName());
            }
            case NetworkStep.Refuse refuse -> refuse(edit, refuse, refused);
        }
        return true;
    }

    private static void put(Edit edit, OverlayNetwork overlay) {
        edit.put(Tables.OVERLAYS, overlay.engineName(), overlay);
    }

    private void refuse(Edit edit, NetworkStep.Refuse refuse, Map<String, String> refused) {
        refused.put(refuse.need().bridgeName(), refuse.problem());
        if (problems.of(refuse.need().bridgeName()).filter(refuse.problem()::equals).isEmpty()) {
            edit.event(Happening.ofApp(edit.now(), Severity.WARNING, "network.refused", refuse.need().app(), refuse.problem()));
        }
    }
}
