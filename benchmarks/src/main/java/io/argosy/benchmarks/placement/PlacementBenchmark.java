package io.argosy.benchmarks.placement;

import io.argosy.model.id.TaskId;
import io.argosy.scheduling.Placement;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.Scheduler;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import java.util.ArrayDeque;
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

/// One placement on a cluster that holds many tasks: a task is placed, and the oldest one ends, so that their number stays.
@State(Scope.Thread)
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class PlacementBenchmark {

    @Param("10000")
    private int nodes;

    @Param({"10000", "100000", "300000"})
    private int tasks;

    private final ArrayDeque<TaskId> running = new ArrayDeque<>();
    private LargeCluster large;
    private Cluster cluster;
    private Placer placer;

    @Setup(Level.Trial)
    public void fill() {
        large = new LargeCluster();
        cluster = new Cluster(LargeCluster.nodes(nodes));
        placer = Scheduler.STANDARD.on(cluster);
        for (int i = 0; i < tasks; i++) {
            place();
        }
    }

    @Benchmark
    public Placement placeOneAndEndOne(ProcessorTime time) {
        Placement placement = place();
        cluster.vacate(running.removeFirst());
        return placement;
    }

    private Placement place() {
        Demand demand = large.next();
        Placement placement = placer.choose(demand);
        switch (placement) {
            case Placement.Placed placed -> cluster.occupy(demand, placed.node());
            case Placement.Unplaceable reasons -> throw new IllegalStateException(reasons.toString());
        }
        running.addLast(demand.task());
        return placement;
    }
}
