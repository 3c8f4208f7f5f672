package io.argosy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.service.ServiceSpec;
import io.argosy.scheduling.Placement.Placed;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The search that looks at few nodes against the one that compares all of them, in clusters of every shape, as tasks come and go.
class SearchPropertyTest {

    @Property(tries = 2000)
    void findsWhatComparingAllNodesFinds(@ForAll long seed, @ForAll @IntRange(max = 60) int steps) {
        RandomCluster random = new RandomCluster(seed);
        List<NodeSnapshot> nodes = random.nodes();
        List<ServiceSpec> services = random.services();
        Cluster cluster = new Cluster(nodes);
        Placer placer = Scheduler.STANDARD.on(cluster);
        List<Demand> placed = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            Demand demand = random.demand(services, nodes);
            Placement placement = placer.choose(demand);
            assertThat(placement).isEqualTo(placer.chooseByComparingAll(demand)).isEqualTo(Scheduler.STANDARD.choose(cluster, demand));
            if (placement instanceof Placed(var node)) {
                cluster.occupy(demand, node);
                placed.add(demand);
            }
            if (!placed.isEmpty() && random.chance(4)) {
                cluster.vacate(placed.remove(random.below(placed.size())).task());
            }
        }
    }

    @Property(tries = 300)
    void findsItAmongManyReplicasToo(@ForAll long seed) {
        RandomCluster random = new RandomCluster(seed);
        List<NodeSnapshot> nodes = random.nodes();
        List<ServiceSpec> one = random.services().subList(0, 1);
        Cluster cluster = new Cluster(nodes);
        Placer placer = Scheduler.STANDARD.on(cluster);
        for (int i = 0; i < 150; i++) {
            Demand demand = random.demand(one, nodes);
            Placement placement = placer.choose(demand);
            assertThat(placement).isEqualTo(placer.chooseByComparingAll(demand));
            if (placement instanceof Placed(var node)) {
                cluster.occupy(demand, node);
            }
        }
    }
}
