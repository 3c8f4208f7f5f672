package io.argosy.planning.network;

import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.network.OverlayState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Plans overlays. Planning again after the steps were carried out yields none but refusals.
public final class NetworkPlanner {

    private final NetworksView view;
    private final Subnets subnets;
    private final List<NetworkStep> steps = new ArrayList<>();

    private NetworkPlanner(NetworksView view) {
        this.view = view;
        this.subnets = new Subnets(view);
    }

    public static List<NetworkStep> plan(NetworksView view) {
        NetworkPlanner planner = new NetworkPlanner(view);
        Map<String, NetworkNeed> needs = new LinkedHashMap<>();
        view.needs().forEach(need -> needs.putIfAbsent(OverlayName.of(need.bridgeName()), need));
        view.overlays().forEach((name, overlay) -> planner.known(overlay, needs.containsKey(name)));
        if (view.spans()) {
            needs.forEach(planner::wanted);
        }
        return List.copyOf(planner.steps);
    }

    private void known(OverlayNetwork overlay, boolean needed) {
        if (overlay.remove() && view.states().get(overlay.engineName()) instanceof OverlayState.Gone) {
            steps.add(new NetworkStep.Forget(overlay));
        } else if (overlay.remove() && needed) {
            steps.add(new NetworkStep.Keep(overlay.removing(false)));
        } else if (!overlay.remove() && !needed) {
            steps.add(new NetworkStep.Remove(overlay.removing(true)));
        }
    }

    private void wanted(String engineName, NetworkNeed need) {
        if (view.overlays().containsKey(engineName)) {
            return;
        }
        switch (subnets.of(need)) {
            case Subnets.Outcome.Given given -> steps.add(new NetworkStep.Make(new OverlayNetwork(
                    need.app(), need.name(), need.bridgeName(), engineName, need.spec(), given.subnets(), need.nodes(), false)));
            case Subnets.Outcome.None none -> steps.add(new NetworkStep.Refuse(need, none.problem()));
        }
    }
}
