package io.argosy.planning.explain;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.ZoneSpec;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.cluster.Attributes;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Says when the tasks of a service are in fewer zones than it asks for, though all of them have a node.
public final class ZoneShortfall {

    private ZoneShortfall() {}

    /// By service of the target release; services that are where they ask to be are left out.
    public static Map<ServiceName, String> of(AppView view) {
        boolean asked = view.target().filter(release -> release.services().values().stream()
                .anyMatch(service -> service.spec().placement().zones().isPresent())).isPresent();
        return asked ? found(view) : Map.of();
    }

    private static Map<ServiceName, String> found(AppView view) {
        Map<NodeId, String> zones = new HashMap<>();
        for (NodeSnapshot node : view.nodes().all()) {
            Attributes.zone(node).ifPresent(zone -> zones.put(node.id(), zone));
        }
        Map<ServiceName, String> notes = new HashMap<>();
        for (ServiceView service : Services.of(view).all()) {
            boolean settled = service.places().stream().allMatch(place -> place.wanted().stream().anyMatch(ZoneShortfall::placed));
            if (settled && !service.places().isEmpty()) {
                Set<String> covered = new TreeSet<>();
                service.places().stream().flatMap(place -> place.wanted().stream()).filter(ZoneShortfall::placed)
                        .map(task -> zones.getOrDefault(task.task().node().orElseThrow(), "")).filter(zone -> !zone.isEmpty()).forEach(covered::add);
                words(service.spec(), covered).ifPresent(text -> notes.put(service.name(), text));
            }
        }
        return notes;
    }

    private static boolean placed(TaskView task) {
        return !task.lost() && task.task().node().isPresent();
    }

    /// `in 2 zones (a, b), and prefers 3`; empty when there are enough.
    ///
    /// @param covered the zones it has tasks in
    public static Optional<String> words(ServiceSpec spec, Set<String> covered) {
        Optional<ZoneSpec> wanted = spec.placement().zones().filter(zones -> covered.size() < zones.min());
        return wanted.map(zones -> "in " + counted(covered) + ", and " + (zones.soft() ? "prefers " : "needs ") + zones.min());
    }

    private static String counted(Set<String> zones) {
        String named = zones.isEmpty() ? "" : " (" + String.join(", ", new TreeSet<>(zones)) + ")";
        return (zones.isEmpty() ? "no zone" : zones.size() + (zones.size() == 1 ? " zone" : " zones")) + named;
    }
}
