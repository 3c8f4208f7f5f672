package io.argosy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.Release;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.Coming;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.task.Departure;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.planning.rebalance.Aim;
import io.argosy.planning.rebalance.Budget;
import io.argosy.planning.rebalance.RebalancePlan;
import io.argosy.planning.rebalance.RebalanceStep;
import io.argosy.planning.rebalance.RebalanceView;
import io.argosy.planning.rebalance.Rebalancer;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.Placement.Placed;
import io.argosy.scheduling.Scheduler;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// A [World] with the real scheduler, and with nodes that come.
final class Fleet {

    static final Duration CALM = Duration.ofSeconds(30);

    final World world = new World().without("n1");
    final List<String> moves = new ArrayList<>();
    Budget budget = new Budget(1, CALM);
    Instant ledSince = World.START.minus(CALM);
    boolean suspecting;

    Fleet(String... nodes) {
        Stream.of(nodes).forEach(name -> node(name, Optional.empty()));
    }

    /// @param name of the node, behind its zone: `a/n1`
    Fleet joins(String name) {
        return node(name, Optional.of(new Coming(Coming.Kind.JOINED, world.now)));
    }

    private Fleet node(String name, Optional<Coming> came) {
        String[] path = name.split("/");
        NodeId id = new NodeId(path[path.length - 1]);
        Node node = new Node(id, new NodeName(id.value()), Node.Availability.ACTIVE, List.of(path).subList(0, path.length - 1), Map.of(), world.now);
        NodeFacts facts = new NodeFacts(id.value(), "10.0.0.1", "linux", "x86_64", Cpus.cores(4), ByteSize.mebibytes(4096), "27", "1.46", "1", Map.of(), List.of(), "");
        world.nodes.put(id, new NodeSnapshot(node, Optional.of(facts), new Liveness(Liveness.State.CONNECTED, world.now, "").with(came)));
        return this;
    }

    Fleet lost(String name) {
        return change(name, node -> new Liveness(Liveness.State.LOST, world.now, ""));
    }

    Fleet away(String name) {
        return change(name, node -> Liveness.away(world.now, "", world.now.plusSeconds(60)).after(node.liveness()));
    }

    Fleet returns(String name) {
        return change(name, _ -> new Liveness(Liveness.State.CONNECTED, world.now, "").with(Optional.of(new Coming(Coming.Kind.RETURNED, world.now))));
    }

    Fleet activate(String name) {
        world.activate(name);
        return change(name, node -> node.liveness().with(Optional.of(new Coming(Coming.Kind.ACTIVATED, world.now))));
    }

    private Fleet change(String name, Function<NodeSnapshot, Liveness> to) {
        world.nodes.computeIfPresent(new NodeId(name), (_, node) -> new NodeSnapshot(node.node(), node.facts(), to.apply(node)));
        return this;
    }

    RebalancePlan plan() {
        return new Rebalancer().plan(new RebalanceView(List.of(world.view()), List.copyOf(world.nodes.values()), Scheduler.STANDARD.on(cluster()), ledSince, suspecting),
                budget, world.now);
    }

    private Cluster cluster() {
        Cluster cluster = new Cluster(world.nodes.values());
        world.view().tasks().stream().filter(TaskView::live).filter(task -> task.task().node().isPresent())
                .forEach(task -> cluster.occupy(demand(task.task()), task.task().node().get()));
        return cluster;
    }

    private Demand demand(Task task) {
        Release release = world.releases.get(task.slot().release());
        return Demand.of(task, release.services().get(task.service()).spec(), release.volumes(), world.app.scale());
    }

    /// Lets tasks depart or stay, and checks that nothing is left to do without news.
    List<String> rebalance() {
        RebalancePlan plan = plan();
        plan.steps().forEach(this::carryOut);
        assertThat(plan().toString()).as("planning again after%n%s", plan).isEmpty();
        return plan.steps().stream().map(RebalanceStep::line).toList();
    }

    private void carryOut(RebalanceStep step) {
        switch (step) {
            case RebalanceStep.Depart(Task task, Departure departure) -> {
                moves.add(step.line());
                become(task.with(Optional.of(departure)));
            }
            case RebalanceStep.Stay stay -> become(stay.outcome());
            case RebalanceStep.Settle(NodeId node, String _) -> change(node.value(), known -> known.liveness().with(Optional.<Coming>empty()));
        }
    }

    private void become(Task task) {
        world.becomes(new TaskView(task, world.task(task.id().value()).status()));
    }

    /// Gives pending tasks nodes, those that take the place of one that departs where that one is to go.
    Fleet place() {
        List<TaskView> pending = world.view().tasks().stream().filter(task -> task.wanted() && task.task().node().isEmpty()).toList();
        Scheduler.STANDARD.on(cluster()).placeEach(pending.stream().map(task -> demand(task.task())).toList(), demand -> aim(pending, demand), (demand, placement) -> {
            if (placement instanceof Placed(NodeId node)) {
                world.becomes(new TaskView(world.task(demand.task().value()).task().placedOn(node), Optional.empty()));
            }
            return true;
        });
        return this;
    }

    private Optional<NodeId> aim(List<TaskView> pending, Demand demand) {
        List<Task> place = world.view().tasks().stream().filter(task -> !pending.contains(task)).map(TaskView::task)
                .filter(task -> task.slot().service().equals(demand.service()) && task.slot().number() == demand.place()).toList();
        return Aim.of(world.task(demand.task().value()).task(), place);
    }

    /// What every agent that is there does by itself when nothing goes wrong.
    Fleet calm() {
        world.view().tasks().forEach(this::goOn);
        return this;
    }

    void goOn(TaskView task) {
        if (task.live() && !task.lost() && task.task().node().isPresent()) {
            world.becomes(world.calm(task));
        }
    }

    Fleet later(Duration time) {
        world.later(time);
        return this;
    }

    /// One round of all loops, which takes a moment.
    List<String> round() {
        later(Duration.ofMillis(1));
        List<String> lines = new ArrayList<>(rebalance());
        lines.addAll(world.step());
        place();
        return lines;
    }

    /// Until nothing happens any more, time included.
    Fleet settle() {
        for (int round = 0; round < 2_000; round++) {
            List<String> done = round();
            List<TaskView> before = List.copyOf(world.tasks.values());
            calm();
            if (done.isEmpty() && before.equals(List.copyOf(world.tasks.values()))) {
                Optional<Instant> wake = Stream.of(plan().wakeAt(), world.planner.plan(world.view(), world.now).wakeAt()).flatMap(Optional::stream).min(Instant::compareTo);
                if (wake.isEmpty()) {
                    return this;
                }
                world.now = wake.get();
            }
        }
        throw new AssertionError("does not come to rest: " + moves.subList(Math.max(0, moves.size() - 10), moves.size()));
    }

    /// How many wanted tasks of a service each node has.
    Map<String, Integer> on(String service) {
        Map<String, Integer> counts = new TreeMap<>();
        world.nodes.keySet().forEach(node -> counts.put(node.value(), 0));
        world.view().tasks().stream().filter(task -> task.wanted() && task.task().service().value().equals(service)).flatMap(task -> task.task().node().stream())
                .forEach(node -> counts.merge(node.value(), 1, Integer::sum));
        return counts;
    }

    /// Tasks that were told to depart and are there yet, or whose place is not taken yet.
    long onTheWay() {
        return world.view().tasks().stream().filter(task -> task.task().departure().filter(departure -> !departure.givenUp()).isPresent() && task.live()).count();
    }

    /// The newest task of all fails.
    Fleet newestFails() {
        TaskView newest = world.view().tasks().stream().max(TaskView.OLDEST_FIRST).orElseThrow();
        world.becomes(new TaskView(newest.task(), Optional.of(TaskStatus.of(newest.id(), new TaskState.Ended(EndReason.FAILED, world.now)))));
        return this;
    }
}
