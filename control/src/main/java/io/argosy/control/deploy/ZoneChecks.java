package io.argosy.control.deploy;

import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Place;
import io.argosy.control.place.Clusters;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.ZoneSpec;
import io.argosy.scheduling.Eligibility;
import io.argosy.scheduling.cluster.Attributes;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether the cluster has as many zones as services need. Asked of deploys alone: an app must be able to go back to what it was while a zone is away.
final class ZoneChecks {

    /// Nodes that are named as the reason.
    private static final int NAMED = 5;

    private final List<NodeSnapshot> nodes;
    private final AppRef app;

    private ZoneChecks(Snapshot snapshot, AppRef app) {
        this.nodes = Clusters.nodes(snapshot);
        this.app = app;
    }

    /// All services that cannot have their zones.
    static Optional<Fault> broken(Snapshot snapshot, AppRef app, Map<ServiceName, ServiceSpec> services) {
        ZoneChecks checks = new ZoneChecks(snapshot, app);
        List<Place> problems = new TreeMap<>(services).values().stream().flatMap(service -> checks.problem(service).stream()).toList();
        return problems.isEmpty() ? Optional.empty()
                : Optional.of(new Fault(FaultCode.TOO_FEW_ZONES, String.join("; ", problems.stream().map(Place::message).toList()),
                        "add nodes in other zones, ask for fewer with x-argosy.zones.min, or prefer them only with soft: true", problems));
    }

    private Optional<Place> problem(ServiceSpec service) {
        Optional<ZoneSpec> wanted = service.placement().zones().filter(zones -> !zones.soft() && service.mode().places() > 0);
        Set<String> zones = new TreeSet<>();
        List<String> refused = new ArrayList<>();
        for (NodeSnapshot node : nodes) {
            Optional<String> zone = Attributes.zone(node);
            Optional<String> reason = refusal(node, zone, service);
            reason.ifPresentOrElse(why -> refused.add(node.node().name() + zone.map(name -> " (" + name + ")").orElse("") + " " + why),
                    () -> zones.add(zone.orElseThrow()));
        }
        return wanted.filter(each -> zones.size() < each.min()).map(each -> Place.of("services." + service.name() + ".x-argosy.zones",
                "%s needs %d zones, and %s%s".formatted(service.name(), each.min(), take(zones), because(refused)),
                "ask for fewer zones"));
    }

    private static String take(Set<String> zones) {
        return switch (zones.size()) {
            case 0 -> "none can take it";
            case 1 -> "1 can take it (" + zones.iterator().next() + ")";
            default -> zones.size() + " can take it (" + String.join(", ", zones) + ")";
        };
    }

    private static String because(List<String> refused) {
        if (refused.isEmpty()) {
            return "";
        }
        String named = String.join(", ", refused.stream().limit(NAMED).toList());
        return ": " + named + (refused.size() > NAMED ? " and " + (refused.size() - NAMED) + " more" : "");
    }

    private Optional<String> refusal(NodeSnapshot node, Optional<String> zone, ServiceSpec service) {
        if (zone.isEmpty()) {
            return Optional.of("stands in no zone");
        }
        if (node.lost()) {
            return Optional.of("is lost");
        }
        if (!node.active()) {
            return Optional.of("is drained");
        }
        return Eligibility.eligible(node, app.space(), service) ? Optional.empty() : Optional.of("is not for its tasks");
    }
}
