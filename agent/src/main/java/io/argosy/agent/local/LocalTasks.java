package io.argosy.agent.local;

/// Where the latest view is.
public interface LocalTasks {
    LocalView view();

    /// The listener is called after each change, on any thread, and must return at once; several changes may come as one call.
    void onChange(Runnable listener);
}
