package io.argosy.agent.network;

import io.argosy.agent.label.ContainerName;
import io.argosy.model.task.Task;

/// What a task's sandbox is called: `shop.web.2.1f0c9a3e.net`.
final class SandboxName {
    private SandboxName() {}

    static String of(Task task) {
        return ContainerName.of(task) + ".net";
    }
}
