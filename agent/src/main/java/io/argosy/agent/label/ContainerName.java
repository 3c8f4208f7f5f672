package io.argosy.agent.label;

import io.argosy.model.task.Task;

/// What a task's container is called: `shop.web.2.1f0c9a3e`.
public final class ContainerName {
    private static final int SHORT = 8;

    private ContainerName() {}

    /// The end of the id is used: ids that begin with the time differ there.
    public static String of(Task task) {
        String id = task.id().value().replace(':', '-');
        String tail = id.length() <= SHORT ? id : id.substring(id.length() - SHORT);
        return task.app().projectName() + "." + task.slot().shortName() + "." + tail;
    }
}
