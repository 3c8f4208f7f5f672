package io.argosy.control.record;

import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.network.OverlayState;
import io.argosy.model.network.Swarm;
import io.argosy.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All overlays in one snapshot.
///
/// @param wanted what was decided, by the overlays' engine names
/// @param states what the steward of the present Swarm says of them
public record Overlays(Map<String, OverlayNetwork> wanted, Map<String, OverlayState> states) {

    public static Overlays in(Snapshot snapshot) {
        Optional<String> swarm = snapshot.get(Tables.SWARM, Tables.THE_SWARM).flatMap(Swarm::id);
        Map<String, OverlayNetwork> wanted = new LinkedHashMap<>();
        Map<String, OverlayState> states = new LinkedHashMap<>();
        snapshot.scan(Tables.OVERLAYS).forEach(entry -> wanted.put(entry.key(), entry.value()));
        snapshot.scan(Tables.OVERLAY_REPORTS).stream()
                .filter(entry -> swarm.equals(Optional.of(entry.value().swarm())))
                .forEach(entry -> states.put(entry.key(), entry.value().state()));
        return new Overlays(wanted, states);
    }

    /// The engines' id of an overlay that is there.
    public static Optional<String> id(Snapshot snapshot, String engineName) {
        Optional<String> swarm = snapshot.get(Tables.SWARM, Tables.THE_SWARM).flatMap(Swarm::id);
        return snapshot.get(Tables.OVERLAY_REPORTS, engineName)
                .filter(report -> swarm.equals(Optional.of(report.swarm())))
                .flatMap(report -> report.state() instanceof OverlayState.Made(String id) ? Optional.of(id) : Optional.empty());
    }
}
