package io.argosy.benchmarks.placement;

import io.argosy.model.id.TaskId;
import io.argosy.planning.AppPlanner;
import io.argosy.planning.step.Step;
import io.argosy.planning.view.AppView;
import io.argosy.scheduling.Placement;
import io.argosy.scheduling.Scheduler;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A third of the nodes is lost at once: planning every app, and finding nodes for all that is to be replaced.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class LossBenchmark {

    @Param({"100", "1000"})
    private int nodes;

    @Param("30")
    private int tasksPerNode;

    @Param("100")
    private int apps;

    private LostThird lost;
    private Cluster cluster;

    @Setup(Level.Invocation)
    public void lose() {
        lost = new LostThird(nodes, nodes * tasksPerNode, apps);
        cluster = lost.cluster();
    }

    @Benchmark
    public Map<TaskId, Placement> planAndPlace() {
        List<Demand> demands = new ArrayList<>();
        AppPlanner planner = new AppPlanner();
        for (AppView app : lost.apps()) {
            for (Step step : planner.plan(app, lost.now()).steps()) {
                if (step instanceof Step.CreateTask create) {
                    demands.add(lost.demand(new TaskId("r" + demands.size()), create.slot().service(), create.slot().number()));
                }
            }
        }
        int expected = lost.lostTasks();
        if (demands.size() != expected) {
            throw new IllegalStateException(demands.size() + " tasks are replaced, " + expected + " are lost");
        }
        Map<TaskId, Placement> placements = Scheduler.STANDARD.placeAll(cluster, demands);
        if (!placements.values().stream().allMatch(Placement.Placed.class::isInstance)) {
            throw new IllegalStateException("some tasks have no node");
        }
        return placements;
    }
}
