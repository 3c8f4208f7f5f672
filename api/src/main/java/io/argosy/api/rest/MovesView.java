package io.argosy.api.rest;

import io.argosy.model.unit.Frozen;
import java.util.List;

/// Tasks that are being moved so that services are spread evenly: `default/shop web.1`.
///
/// @param here for which another one is made on this node
/// @param away of this node, for which another one is made elsewhere
public record MovesView(List<String> here, List<String> away) {

    public MovesView {
        here = Frozen.list(here);
        away = Frozen.list(away);
    }

    /// `moving default/shop web.1 here; moving default/shop web.2 away`.
    @Override
    public String toString() {
        String coming = here.isEmpty() ? "" : "moving " + String.join(", ", here) + " here";
        String going = away.isEmpty() ? "" : "moving " + String.join(", ", away) + " away";
        return coming + (coming.isEmpty() || going.isEmpty() ? "" : "; ") + going;
    }
}
