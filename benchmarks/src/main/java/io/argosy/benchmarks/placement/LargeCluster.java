package io.argosy.benchmarks.placement;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.service.Constraint.Operator;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Nodes in nine zones of three regions, half of them with fast disks, in racks of a hundred; services of four kinds, all of which reserve memory and
/// processor time and are spread over zones.
final class LargeCluster {

    private static final int REGIONS = 3;
    private static final int ZONES = 3;
    private static final int RACK = 100;
    private static final int SERVICES = 2_000;
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final AppRef APP = AppRef.of("default", "large");

    private final List<ServiceRef> services = new ArrayList<>();
    private final List<ServiceSpec> specs = new ArrayList<>();
    private int asked;

    LargeCluster() {
        for (int i = 0; i < SERVICES; i++) {
            services.add(new ServiceRef(APP, new ServiceName("s" + i)));
            specs.add(spec(i));
        }
    }

    static List<NodeSnapshot> nodes(int count) {
        List<NodeSnapshot> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int region = i % REGIONS;
            int zone = i / REGIONS % ZONES;
            Node node = new Node(new NodeId("n" + i), new NodeName("node" + i), Node.Availability.ACTIVE, List.of("r" + region, "z" + zone),
                    Map.of("disk", i % 2 == 0 ? "ssd" : "hdd", "rack", "rack" + i / RACK), THEN);
            NodeFacts facts = new NodeFacts("node" + i, "10.0.0.1", "linux", "x86_64", Cpus.cores(64), ByteSize.mebibytes(256 * 1024), "27.0", "1.46", "1",
                    Map.of(), List.of(), "");
            nodes.add(new NodeSnapshot(node, Optional.of(facts), new Liveness(Liveness.State.CONNECTED, THEN, "")));
        }
        return nodes;
    }

    private static ServiceSpec spec(int number) {
        ServiceBuilder service = ServiceBuilder.service("s" + number).resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(Cpus.cores(0.25 * (1 + number % 4))), Optional.of(ByteSize.mebibytes(128L * (1 + number % 7))), List.of(), Optional.empty()));
        return switch (number % 4) {
            case 0 -> service.build();
            case 1 -> service.constraint("node.labels.disk", Operator.EQUAL, "ssd").build();
            case 2 -> service.constraint("node.labels.disk", Operator.NOT_EQUAL, "hdd").constraint("node.platform.arch", Operator.EQUAL, "amd64").build();
            default -> service.constraint("node.platform.os", Operator.EQUAL, "linux").spread("node.labels.rack").build();
        };
    }

    /// A new task: services are asked in turn, ten tasks of each.
    Demand next() {
        int service = asked / 10 % SERVICES;
        return new Demand(new TaskId("t" + asked++), services.get(service), specs.get(service), Optional.empty(), Set.of(), 1, 1);
    }
}
