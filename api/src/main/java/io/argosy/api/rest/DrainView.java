package io.argosy.api.rest;

import io.argosy.model.unit.Frozen;
import java.util.List;

/// How far a node that is drained has come.
///
/// @param leaving tasks that are to leave it yet
/// @param staying tasks that do not leave by themselves, with the reason: `default/shop db.1 (volume shop_db)`
public record DrainView(List<String> leaving, List<String> staying) {

    public DrainView {
        leaving = Frozen.list(leaving);
        staying = Frozen.list(staying);
    }

    /// `3 tasks to leave; default/shop db.1 (volume shop_db) stays`.
    @Override
    public String toString() {
        String left = leaving.isEmpty() ? "" : leaving.size() + (leaving.size() == 1 ? " task" : " tasks") + " to leave";
        String stay = staying.isEmpty() ? "" : String.join(", ", staying) + (staying.size() == 1 ? " stays" : " stay");
        return left + (left.isEmpty() || stay.isEmpty() ? "" : "; ") + stay;
    }
}
