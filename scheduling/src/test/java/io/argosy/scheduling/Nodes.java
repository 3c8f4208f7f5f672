package io.argosy.scheduling;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.AgentFeature;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Slot;
import io.argosy.model.task.Task;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Nodes and demands for tests: a node of 4 cores and 1 GiB, connected and active, unless told otherwise.
final class Nodes {

    static final AppRef SHOP = AppRef.of("default", "shop");
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

    private final String name;
    private List<String> topology = List.of();
    private Map<String, String> labels = Map.of();
    private Map<String, String> engineLabels = Map.of();
    private List<String> devices = List.of();
    private Node.Availability availability = Node.Availability.ACTIVE;
    private Liveness.State liveness = Liveness.State.CONNECTED;
    private Set<String> features = AgentFeature.words();
    private String engineProblem = "";
    private String architecture = "x86_64";
    private boolean reported = true;
    private ByteSize memory = ByteSize.mebibytes(1024);

    private Nodes(String name) {
        this.name = name;
    }

    static Nodes node(String name) {
        return new Nodes(name);
    }

    Nodes at(String... path) {
        topology = List.of(path);
        return this;
    }

    Nodes label(String key, String value) {
        labels = Map.of(key, value);
        return this;
    }

    Nodes engineLabel(String key, String value) {
        engineLabels = Map.of(key, value);
        return this;
    }

    Nodes devices(String... all) {
        devices = List.of(all);
        return this;
    }

    Nodes memory(long mebibytes) {
        memory = ByteSize.mebibytes(mebibytes);
        return this;
    }

    Nodes architecture(String value) {
        architecture = value;
        return this;
    }

    Nodes draining() {
        availability = Node.Availability.DRAINING;
        return this;
    }

    Nodes away() {
        liveness = Liveness.State.AWAY;
        return this;
    }

    Nodes lost() {
        liveness = Liveness.State.LOST;
        return this;
    }

    Nodes silent() {
        reported = false;
        return this;
    }

    Nodes engineProblem(String problem) {
        engineProblem = problem;
        return this;
    }

    /// Its agent is of a release before.
    Nodes former() {
        features = Set.of();
        return this;
    }

    NodeSnapshot build() {
        NodeFacts facts = new NodeFacts(name + ".example", "10.0.0.1", "linux", architecture, Cpus.cores(4), memory, "27.0", "1.46", "0.1",
                engineLabels, devices, engineProblem).withFeatures(features);
        return new NodeSnapshot(new Node(new NodeId(name), new NodeName(name), availability, topology, labels, THEN),
                reported ? Optional.of(facts) : Optional.empty(), new Liveness(liveness, THEN, ""));
    }

    static Demand demand(String id, ServiceSpec spec) {
        return demand(id, spec, Optional.empty());
    }

    static Demand demand(String id, ServiceSpec spec, Optional<NodeId> boundTo) {
        return demand(id, spec, boundTo, 1);
    }

    /// @param place its number
    static Demand demand(String id, ServiceSpec spec, Optional<NodeId> boundTo, int place) {
        Slot slot = new Slot(new ServiceRef(SHOP, spec.name()), ReleaseNumber.FIRST, place);
        return Demand.of(new Task(new TaskId(id), slot, boundTo, Optional.empty(), Goal.RUN, "", THEN), spec, Map.of(), Map.of());
    }
}
