package io.argosy.agent.task;

/// Gives drivers their turns.
public interface Runner extends AutoCloseable {
    /// Calls the driver's advance, one at a time, now and whenever it asked for or was woken, until it is gone.
    ///
    /// @param whenGone called once, when nothing is left of the task
    void run(TaskDriver driver, Runnable whenGone);

    /// Does nothing for a driver that does not run here.
    void wake(TaskDriver driver);

    /// No turn begins after this. One that is under way may still go on.
    @Override
    void close();
}
