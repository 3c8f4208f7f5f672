package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;

import io.argosy.model.id.NodeId;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.Constraint.Operator;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.Strategy;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.testkit.spec.ServiceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A cluster and services of any kind, from a seed: what small clusters of every shape have in common shows in a few thousand of them.
final class RandomCluster {

    private static final List<String> OVER = List.of("node.id", "node.zone", "node.region", "node.labels.disk", "node.rack");

    private final Random random;
    private int tasks;

    RandomCluster(long seed) {
        random = new Random(seed);
    }

    List<NodeSnapshot> nodes() {
        List<NodeSnapshot> nodes = new ArrayList<>();
        int count = 1 + random.nextInt(14);
        int depth = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            nodes.add(randomNode("n" + i, depth).build());
        }
        return nodes;
    }

    private Nodes randomNode(String name, int depth) {
        Nodes node = node(name).memory(256L * (1 + random.nextInt(6))).at(random.ints(random.nextInt(8) == 0 ? 0 : depth, 0, 3)
                .mapToObj(part -> "p" + part).toArray(String[]::new));
        node = random.nextInt(3) == 0 ? node : node.label("disk", random.nextBoolean() ? "ssd" : "hdd");
        node = random.nextInt(4) > 0 ? node : node.devices("gpu", "gpu");
        return switch (random.nextInt(10)) {
            case 0 -> node.draining();
            case 1 -> node.away();
            default -> node;
        };
    }

    List<ServiceSpec> services() {
        List<ServiceSpec> services = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            services.add(randomService("s" + i, count));
        }
        return services;
    }

    private ServiceSpec randomService(String name, int others) {
        ServiceBuilder service = service(name).resources(reserving(random.nextInt(3) * 200L, random.nextInt(3) * 0.75));
        if (chance(4)) {
            service.constraint("node.labels.disk", random.nextBoolean() ? Operator.EQUAL : Operator.NOT_EQUAL, "ssd");
        }
        if (chance(3)) {
            service.spread(chance(2) ? new String[] {"node.labels.disk"} : new String[] {"node.labels.disk", "node.zone"});
        }
        if (chance(5)) {
            service.maxPerNode(1 + random.nextInt(2));
        }
        if (chance(6)) {
            service.hostPort(80, 80 + random.nextInt(2));
        }
        if (chance(3)) {
            service.strategy(random.nextBoolean() ? Strategy.BINPACK : Strategy.SPREAD);
        }
        if (chance(3)) {
            service.affinity(random.nextBoolean() ? Affinity.Kind.NEAR : Affinity.Kind.APART, "s" + random.nextInt(others),
                    OVER.get(random.nextInt(OVER.size())), random.nextBoolean());
        }
        int min = 2 + random.nextInt(2);
        if (chance(4)) {
            service = (chance(2) ? service.zones(min) : service.zonesIfPossible(min)).replicas(min + random.nextInt(5));
        }
        return service.priority(random.nextInt(2)).build();
    }

    private static ResourceSpec reserving(long mebibytes, double cores) {
        return new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), cores == 0 ? Optional.empty() : Optional.of(Cpus.cores(cores)),
                mebibytes == 0 ? Optional.empty() : Optional.of(ByteSize.mebibytes(mebibytes)), List.of(), Optional.empty());
    }

    Demand demand(List<ServiceSpec> services, List<NodeSnapshot> nodes) {
        Optional<NodeId> bound = chance(12) ? Optional.of(nodes.get(random.nextInt(nodes.size())).id()) : Optional.empty();
        return Nodes.demand("t" + tasks++, services.get(random.nextInt(services.size())), bound, 1 + random.nextInt(8));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
