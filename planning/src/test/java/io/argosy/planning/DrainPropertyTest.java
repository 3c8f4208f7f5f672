package io.argosy.planning;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.planning.view.TaskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Nodes are drained and activated again at any moment, while tasks start and stop at their own pace.
class DrainPropertyTest {

    private static final List<String> NODES = List.of("n1", "n2", "n3");

    @Property(tries = 500)
    void neverFewerAreReadyThanTheUpdatePolicyAllows(@ForAll long seed) {
        Random random = new Random(seed);
        int replicas = 1 + random.nextInt(5);
        int parallelism = 1 + random.nextInt(2);
        Order order = random.nextBoolean() ? Order.START_FIRST : Order.STOP_FIRST;
        UpdatePolicy policy = new UpdatePolicy(parallelism, Duration.ZERO, FailureAction.ROLLBACK, Duration.ofSeconds(5), 0, Optional.of(order));
        World world = new World().node("n2").node("n3");
        world.deploy(service("web").image("web:1").replicas(replicas).update(policy).build()).settle();
        int least = order == Order.START_FIRST ? replicas : Math.max(0, replicas - parallelism);
        for (int step = 0; step < 40; step++) {
            String node = NODES.get(random.nextInt(NODES.size()));
            switch (random.nextInt(4)) {
                case 0 -> world.drain(node);
                case 1 -> world.activate(node);
                default -> oneGoesOn(world, random);
            }
            world.step();
            assertThat(ready(world)).as("ready of %d, %s, %d at a time: %s", replicas, order, parallelism, world.places()).isGreaterThanOrEqualTo(least);
        }
        NODES.forEach(world::activate);
        world.settle();
        assertThat(ready(world)).isEqualTo(replicas);
    }

    /// A task that starts becomes ready, or one that stops has ended.
    private static void oneGoesOn(World world, Random random) {
        List<TaskView> moving = new ArrayList<>(world.view().tasks().stream().filter(task -> task.live() && !task.ready() || task.stopping())
                .filter(task -> world.placed(task).task().node().isPresent()).toList());
        if (!moving.isEmpty()) {
            TaskView task = moving.get(random.nextInt(moving.size()));
            world.becomes(world.calm(world.placed(task)));
        }
    }

    private static long ready(World world) {
        return world.view().tasks().stream().filter(task -> task.wanted() && task.ready()).map(task -> task.task().slot().number()).distinct().count();
    }
}
