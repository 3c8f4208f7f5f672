package io.argosy.agent.local;

import io.argosy.model.id.TaskId;

/// Something that leads traffic to ready tasks: names, or the gateway.
public interface TrafficHost extends AutoCloseable {
    void start();

    /// Applies a view. Called from one thread at a time, and may block for as long as applying takes.
    void update(LocalView view);

    /// Whether nothing leads to the task any more, and what was under way has ended. A task it never knew is drained.
    boolean drained(TaskId task);

    /// Stops what belongs to this process; what lives beside it, and is found again, goes on.
    @Override
    void close();
}
