package io.argosy.planning.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Nodes join, are lost, return and go, in any order; whatever happens, those that are there are in one Swarm in the end.
class SwarmPropertiesTest {

    @Property(tries = 1000)
    void allWhoAreThereMeetInOneSwarm(@ForAll long seed) {
        Random random = new Random(seed);
        FakeSwarms swarms = new FakeSwarms();
        List<NodeId> nodes = new ArrayList<>();
        Set<NodeId> lost = new LinkedHashSet<>();
        for (int step = 0; step < 25; step++) {
            happen(random, swarms, nodes, lost, step);
            swarms.block(random.nextInt(4) == 0);
            if (random.nextInt(4) == 0) {
                swarms.repair();
            }
            if (random.nextBoolean()) {
                swarms.settle();
            }
        }
        lost.forEach(swarms::comeBack);
        swarms.block(false);
        swarms.settle();
        if (nodes.size() > 1) {
            check(swarms, nodes);
        }
    }

    @Property(tries = 300)
    void theQuorumSurvivesTheLossOfAnyNodeAndOfAnyZoneOfThree(@ForAll long seed) {
        Random random = new Random(seed);
        FakeSwarms swarms = new FakeSwarms();
        List<NodeId> nodes = new ArrayList<>();
        int count = 3 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            nodes.add(swarms.join("n" + (char) ('a' + i), "zone" + (i < 3 ? i : random.nextInt(3))));
            if (random.nextBoolean()) {
                swarms.settle();
            }
        }
        swarms.settle();
        FakeSwarms.Group group = swarms.engine(nodes.getFirst()).group.orElseThrow();
        List<NodeId> managers = nodes.stream().filter(node -> group.managers.contains(swarms.engine(node).member.orElseThrow())).toList();
        assertThat(managers.size()).isIn(3, 5);
        for (int zone = 0; zone < 3; zone++) {
            List<String> lost = List.of("zone" + zone);
            assertThat(managers).filteredOn(node -> !swarms.engine(node).topology.equals(lost)).hasSizeGreaterThan(managers.size() / 2);
        }
        NodeId one = nodes.get(random.nextInt(nodes.size()));
        swarms.lose(one);
        swarms.settle();
        assertThat(swarms.swarm().orElseThrow().stuck()).isFalse();
        assertThat(group.managers.stream().filter(member -> nodes.stream().anyMatch(node -> !node.equals(one) && swarms.engine(node).member.orElseThrow().equals(member))))
                .hasSizeGreaterThan(group.managers.size() / 2);
    }

    private static void happen(Random random, FakeSwarms swarms, List<NodeId> nodes, Set<NodeId> lost, int step) {
        NodeId some = nodes.isEmpty() ? null : nodes.get(random.nextInt(nodes.size()));
        switch (some == null ? 0 : random.nextInt(5)) {
            case 0, 1 -> nodes.add(swarms.join("n" + step, "zone" + random.nextInt(3)));
            case 2 -> {
                swarms.lose(some);
                lost.add(some);
            }
            case 3 -> {
                swarms.comeBack(some);
                lost.remove(some);
            }
            default -> {
                if (nodes.size() > 2) {
                    swarms.unregister(some);
                    nodes.remove(some);
                    lost.remove(some);
                }
            }
        }
    }

    private static void check(FakeSwarms swarms, List<NodeId> nodes) {
        FakeSwarms.Group group = swarms.engine(nodes.getFirst()).group.orElseThrow();
        assertThat(nodes).allSatisfy(node -> assertThat(swarms.engine(node).group).containsSame(group));
        assertThat(group.managers).hasSize(Managers.wanted(nodes.stream().map(node -> String.join("/", swarms.engine(node).topology)).toList()));
        assertThat(group.members).hasSameSizeAs(nodes);
    }
}
