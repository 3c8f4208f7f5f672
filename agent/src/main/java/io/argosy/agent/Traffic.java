package io.argosy.agent;

import io.argosy.agent.local.LocalTasks;
import io.argosy.agent.local.LocalView;
import io.argosy.agent.local.TrafficHost;
import io.argosy.model.id.TaskId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/// Brings each view of the local tasks to those who lead traffic to them. They hear nothing before every task that was there is known again: an
/// agent that begins anew must not take away what works.
final class Traffic implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Traffic.class.getName());

    private final LocalTasks tasks;
    private final List<TrafficHost> hosts;
    private final UnaryOperator<LocalView> reached;
    private final Semaphore changed = new Semaphore(0);
    private volatile Set<TaskId> awaited = Set.of();
    private volatile boolean mayBegin;
    private volatile boolean closed;

    /// @param reached leaves out what cannot be reached from here
    Traffic(LocalTasks tasks, List<TrafficHost> hosts, UnaryOperator<LocalView> reached) {
        this.tasks = tasks;
        this.reached = reached;
        this.hosts = hosts;
        tasks.onChange(changed::release);
    }

    void start() {
        Thread.ofVirtual().name("traffic").start(this::loop);
    }

    /// @param first tasks that are to be known before anybody hears of any
    void begin(Set<TaskId> first) {
        if (!mayBegin) {
            awaited = Set.copyOf(first);
            mayBegin = true;
            changed.release();
        }
    }

    boolean drained(TaskId task) {
        return hosts.stream().allMatch(host -> host.drained(task));
    }

    private void loop() {
        boolean begun = false;
        try {
            while (!closed) {
                changed.acquire();
                changed.drainPermits();
                LocalView view = tasks.view();
                if (begun || mayBegin && view.tasks().keySet().containsAll(awaited)) {
                    LocalView within = reached.apply(view);
                    boolean first = !begun;
                    begun = true;
                    hosts.forEach(host -> tell(host, within, first));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(TrafficHost host, LocalView view, boolean first) {
        try {
            if (first) {
                host.start();
            }
            host.update(view);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "traffic is not led as it should be", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        changed.release();
        hosts.forEach(TrafficHost::close);
    }
}
