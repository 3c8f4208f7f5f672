package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.scheduling.Placement.Placed;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.scheduling.preempt.MakingRoom;
import io.argosy.scheduling.preempt.MakingRoom.GivingWay;
import io.argosy.scheduling.preempt.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Tasks of any size and importance in clusters that are too small for them.
class PreemptionPropertyTest {

    private static final long CAPACITY = 1024;
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

    private Random random;
    private Cluster cluster;
    private Placer placer;
    private List<NodeSnapshot> nodes;
    private Map<TaskId, Tenant> tenants;
    private int made;

    private void begin(long seed) {
        random = new Random(seed);
        nodes = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            nodes.add(node("n" + i).at("z" + random.nextInt(3)).build());
        }
        cluster = new Cluster(nodes);
        placer = Scheduler.STANDARD.on(cluster);
        tenants = new LinkedHashMap<>();
    }

    private Demand some() {
        ServiceSpec spec = service("s" + random.nextInt(6)).priority(random.nextInt(4) * 50)
                .resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.of(ByteSize.mebibytes(100L * (1 + random.nextInt(9)))), List.of(), Optional.empty())).build();
        Demand plain = demand("t" + made++, spec);
        return random.nextInt(5) > 0 ? plain : new Demand(plain.task(), plain.service(), spec, Optional.empty(), Set.of("v" + made), 1, 1);
    }

    private void seat(Demand demand, NodeId at) {
        cluster.occupy(demand, at);
        tenants.put(demand.task(), new Tenant(demand, at, THEN.plusSeconds(random.nextInt(5)), false));
    }

    private void fill() {
        for (int i = 0; i < 30; i++) {
            Demand demand = some();
            if (placer.choose(demand) instanceof Placed(NodeId at)) {
                seat(demand, at);
            }
        }
    }

    private long free(NodeId node, Set<TaskId> without) {
        return CAPACITY - tenants.values().stream().filter(tenant -> tenant.node().equals(node) && !without.contains(tenant.demand().task()))
                .mapToLong(tenant -> size(tenant.demand())).sum();
    }

    private static long size(Demand demand) {
        return demand.spec().resources().memoryReservation().orElseThrow().value() / ByteSize.mebibytes(1).value();
    }

    @Property(tries = 1000)
    void onlyThoseGiveWayWhoMustAndMay(@ForAll long seed) {
        begin(seed);
        fill();
        Demand demand = some();
        MakingRoom answer = placer.preemption(tenants.values()).roomFor(demand);
        assertThat(placer.preemption(tenants.values()).roomFor(demand)).isEqualTo(answer);
        List<Tenant> shuffled = new ArrayList<>(tenants.values());
        Collections.shuffle(shuffled, random);
        assertThat(placer.preemption(shuffled).roomFor(demand)).isEqualTo(answer);
        nodes.forEach(node -> assertThat(cluster.node(node.id()).orElseThrow().freeMemory() / ByteSize.mebibytes(1).value()).isEqualTo(free(node.id(), Set.of())));
        if (answer instanceof GivingWay(NodeId at, List<Tenant> who)) {
            Set<TaskId> leaving = who.stream().map(tenant -> tenant.demand().task()).collect(Collectors.toSet());
            assertThat(free(at, leaving)).isGreaterThanOrEqualTo(size(demand));
            assertThat(who).isNotEmpty().allSatisfy(tenant -> {
                assertThat(tenant.node()).isEqualTo(at);
                assertThat(tenant.demand().spec().priority()).isLessThan(demand.spec().priority());
                assertThat(tenant.demand().localVolumes()).isEmpty();
                assertThat(free(at, leaving) - size(tenant.demand())).as("%s could have stayed", tenant).isLessThan(size(demand));
            });
        }
    }

    /// Whatever comes, each makes others give way a bounded number of times, and all that is left waits for good reasons.
    @Property(tries = 500)
    void givingWayComesToAnEndAndNobodyComesBackToPushItsPreemptorOut(@ForAll long seed) {
        begin(seed);
        fill();
        List<Demand> pending = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pending.add(some());
        }
        Map<TaskId, Set<TaskId>> gaveWayTo = new LinkedHashMap<>();
        int rounds = 0;
        boolean moved = true;
        while (moved) {
            assertThat(rounds++).isLessThan(200);
            moved = false;
            pending.sort(Comparator.comparingInt((Demand demand) -> demand.spec().priority()).reversed());
            for (Demand demand : List.copyOf(pending)) {
                if (placer.choose(demand) instanceof Placed(NodeId at)) {
                    seat(demand, at);
                    pending.remove(demand);
                    moved = true;
                } else if (placer.preemption(tenants.values()).roomFor(demand) instanceof GivingWay(NodeId at, List<Tenant> who)) {
                    for (Tenant tenant : who) {
                        TaskId left = tenant.demand().task();
                        cluster.vacate(left);
                        tenants.remove(left);
                        pending.add(tenant.demand());
                        assertThat(gaveWayTo.getOrDefault(demand.task(), Set.of())).doesNotContain(left);
                        gaveWayTo.computeIfAbsent(left, _ -> new HashSet<>()).add(demand.task());
                    }
                    seat(demand, at);
                    pending.remove(demand);
                    moved = true;
                    break;
                }
            }
            nodes.forEach(node -> assertThat(free(node.id(), Set.of())).isNotNegative());
        }
        pending.forEach(demand -> assertThat(placer.choose(demand)).isInstanceOf(Placement.Unplaceable.class));
    }
}
