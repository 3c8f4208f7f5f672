package io.argosy.benchmarks.placement;

import io.argosy.model.id.TaskId;
import io.argosy.scheduling.Placement;
import io.argosy.scheduling.Scheduler;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/// A hundred thousand tasks for a cluster that is empty, as one pass places them.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class FillBenchmark {

    @Param("10000")
    private int nodes;

    @Param("100000")
    private int tasks;

    private List<Demand> demands;
    private Cluster cluster;

    @Setup(Level.Invocation)
    public void empty() {
        LargeCluster large = new LargeCluster();
        demands = Stream.generate(large::next).limit(tasks).toList();
        cluster = new Cluster(LargeCluster.nodes(nodes));
    }

    @Benchmark
    public Map<TaskId, Placement> fill() {
        return Scheduler.STANDARD.placeAll(cluster, demands);
    }
}
