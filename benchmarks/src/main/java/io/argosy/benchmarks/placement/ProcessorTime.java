package io.argosy.benchmarks.placement;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Processor time of the measuring thread, in microseconds: it tells more than wall time where the machine does other work.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class ProcessorTime {

    /// Reported for each microsecond of wall time: the share of a core the thread had.
    public long cpuMicros;

    private long begun;

    @Setup(Level.Iteration)
    public void begin() {
        begun = now();
    }

    @TearDown(Level.Iteration)
    public void end() {
        cpuMicros = now() - begun;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000;
    }
}
