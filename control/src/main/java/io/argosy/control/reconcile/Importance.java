package io.argosy.control.reconcile;

import io.argosy.control.record.AppRecords;
import io.argosy.model.id.AppRef;
import io.argosy.store.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which apps are carried on first, when several have to be: those with the most important service.
final class Importance {

    private Importance() {}

    /// Apps of equal importance stay in their order.
    static List<AppRef> inOrder(Snapshot snapshot, Collection<AppRef> apps) {
        if (apps.size() < 2) {
            return List.copyOf(apps);
        }
        Map<AppRef, Integer> priorities = new HashMap<>();
        apps.forEach(app -> priorities.put(app, of(snapshot, app)));
        return apps.stream().sorted(Comparator.comparing((AppRef app) -> priorities.get(app)).reversed()).toList();
    }

    private static int of(Snapshot snapshot, AppRef app) {
        return new AppRecords(snapshot, app).target().stream().flatMap(release -> release.services().values().stream())
                .mapToInt(service -> service.spec().priority()).max().orElse(0);
    }
}
