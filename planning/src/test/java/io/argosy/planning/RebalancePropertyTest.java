package io.argosy.planning;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.planning.rebalance.Budget;
import io.argosy.planning.view.TaskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Nodes come at any moment. After each plan that was carried out, planning again yields nothing: [Fleet#rebalance] checks that every time.
class RebalancePropertyTest {

    @Property(tries = 100)
    void nodesThatJoinGetTheirShareByTheFewestMoves(
            @ForAll @IntRange(max = 20) int replicas, @ForAll @IntRange(min = 1, max = 4) int before, @ForAll @IntRange(min = 1, max = 4) int more,
            @ForAll @IntRange(min = 1, max = 4) int budget, @ForAll boolean stopFirst) {
        Fleet fleet = new Fleet();
        fleet.budget = new Budget(budget, Fleet.CALM);
        for (int node = 1; node <= before; node++) {
            fleet.joins("n" + node);
        }
        fleet.world.deploy(service("web").image("web:1").replicas(replicas).update(policy(2, stopFirst)).build());
        Map<String, Integer> then = fleet.settle().on("web");
        assertThat(fleet.moves).isEmpty();
        for (int node = 1; node <= more; node++) {
            fleet.joins("n" + (before + node));
        }
        Map<String, Integer> now = fleet.settle().on("web");
        assertThat(now.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(replicas);
        assertThat(now.values().stream().max(Comparator.naturalOrder()).orElseThrow() - now.values().stream().min(Comparator.naturalOrder()).orElseThrow()).isLessThanOrEqualTo(1);
        assertThat(fleet.moves).hasSize(fewest(then, replicas, before + more));
        assertThat(fleet.later(Duration.ofDays(1)).round()).isEmpty();
    }

    /// The fullest keep one more, where not all can have as many.
    private static int fewest(Map<String, Integer> then, int replicas, int nodes) {
        List<Integer> counts = then.values().stream().sorted(Comparator.reverseOrder()).toList();
        int moves = 0;
        for (int at = 0; at < counts.size(); at++) {
            moves += Math.max(0, counts.get(at) - replicas / nodes - (at < replicas % nodes ? 1 : 0));
        }
        return moves;
    }

    private static UpdatePolicy policy(int parallelism, boolean stopFirst) {
        return new UpdatePolicy(parallelism, Duration.ZERO, FailureAction.ROLLBACK, Duration.ofSeconds(5), 0,
                stopFirst ? Optional.of(Order.STOP_FIRST) : Optional.empty());
    }

    @Property(tries = 100)
    void neverMoreMoveThanTheBudgetNorFewerAreReadyThanTheUpdatePolicyAllows(@ForAll long seed) {
        Random random = new Random(seed);
        Fleet fleet = new Fleet("a/n1", "b/n2");
        fleet.budget = new Budget(1 + random.nextInt(3), Duration.ofSeconds(random.nextInt(3) * 10L));
        int replicas = 1 + random.nextInt(8);
        int parallelism = 1 + random.nextInt(2);
        boolean stopFirst = random.nextBoolean();
        fleet.world.deploy(service("web").image("web:1").replicas(replicas).update(policy(parallelism, stopFirst)).build(),
                service("log").replicas(1 + random.nextInt(6)).build(), service("db").replicas(2).stays().build());
        fleet.settle();
        int least = stopFirst ? Math.max(0, replicas - parallelism) : replicas;
        int nodes = 2;
        for (int step = 0; step < 60; step++) {
            String node = "n" + (1 + random.nextInt(nodes));
            switch (random.nextInt(12)) {
                case 0 -> fleet.joins("abc".charAt(random.nextInt(3)) + "/n" + ++nodes);
                case 1 -> fleet.world.drain(node);
                case 2, 3 -> fleet.activate(node);
                case 4, 5 -> fleet.later(Duration.ofSeconds(random.nextInt(20)));
                default -> oneGoesOn(fleet, random);
            }
            long before = fleet.onTheWay();
            fleet.round();
            assertThat(fleet.onTheWay()).isLessThanOrEqualTo(Math.max(before, fleet.budget.atOnce()));
            assertThat(ready(fleet)).as("ready of %d, %d at a time: %s", replicas, parallelism, fleet.world.places()).isGreaterThanOrEqualTo(least);
        }
        for (int node = 1; node <= nodes; node++) {
            fleet.world.activate("n" + node);
        }
        int moves = fleet.settle().moves.size();
        assertThat(ready(fleet)).isEqualTo(replicas);
        assertThat(fleet.moves).noneMatch(move -> move.startsWith("move db"));
        assertThat(fleet.later(Duration.ofDays(1)).settle().moves).hasSize(moves);
        assertThat(fleet.world.nodes.values()).extracting(node -> node.liveness().came()).as("%s", fleet.world.places()).containsOnly(Optional.empty());
    }

    /// A task that starts becomes ready, or one that stops has ended.
    private static void oneGoesOn(Fleet fleet, Random random) {
        List<TaskView> moving = new ArrayList<>(fleet.world.view().tasks().stream().filter(task -> task.live() && !task.ready() || task.stopping())
                .filter(task -> task.task().node().isPresent()).toList());
        if (!moving.isEmpty()) {
            fleet.goOn(moving.get(random.nextInt(moving.size())));
        }
    }

    private static long ready(Fleet fleet) {
        return fleet.world.view().tasks().stream().filter(task -> task.task().service().value().equals("web") && task.wanted() && task.ready())
                .map(task -> task.task().slot().number()).distinct().count();
    }

    @Property(tries = 50)
    void zonesGetTheirSharesThoughNodesComeAndGo(@ForAll long seed) {
        Random random = new Random(seed);
        Fleet fleet = new Fleet("a/n1", "b/n2");
        fleet.budget = new Budget(1 + random.nextInt(4), Fleet.CALM);
        int replicas = 2 + random.nextInt(12);
        fleet.world.deploy(service("web").image("web:1").replicas(replicas).build());
        fleet.settle();
        Map<String, String> zones = new TreeMap<>(Map.of("n1", "a", "n2", "b"));
        for (int node = 3; node <= 7; node++) {
            String zone = List.of("a", "b", "c").get(random.nextInt(3));
            zones.put("n" + node, zone);
            fleet.joins(zone + "/n" + node).settle();
            String other = "n" + (1 + random.nextInt(node));
            if (random.nextBoolean()) {
                fleet.lost(other).settle();
                fleet.returns(other).settle();
            }
        }
        Map<String, Integer> inZone = new TreeMap<>();
        fleet.on("web").forEach((node, count) -> inZone.merge(zones.get(node), count, Integer::sum));
        assertThat(inZone.values().stream().max(Comparator.naturalOrder()).orElseThrow() - inZone.values().stream().min(Comparator.naturalOrder()).orElseThrow())
                .as("%s of %s", inZone, zones).isLessThanOrEqualTo(1);
    }
}
