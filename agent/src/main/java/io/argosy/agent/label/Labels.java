package io.argosy.agent.label;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Slot;
import io.argosy.model.task.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Labels of containers, networks and volumes.
public final class Labels {
    public static final String CLUSTER = "io.argosy.cluster";
    public static final String NODE = "io.argosy.node";
    public static final String SPACE = "io.argosy.space";
    public static final String APP = "io.argosy.app";
    public static final String SERVICE = "io.argosy.service";
    public static final String TASK = "io.argosy.task";
    /// Carried by the container that holds the network of a task, instead of the task's own label.
    public static final String SANDBOX = "io.argosy.sandbox";
    public static final String RELEASE = "io.argosy.release";

    private Labels() {}

    /// What everything of this cluster carries.
    public static Map<String, String> ofCluster(Identity identity) {
        return Map.of(CLUSTER, identity.cluster());
    }

    /// What networks and volumes of an app carry, besides the labels that users gave them.
    public static Map<String, String> ofApp(Identity identity, AppRef app, Map<String, String> users) {
        Map<String, String> labels = new LinkedHashMap<>(users);
        labels.put(CLUSTER, identity.cluster());
        labels.put(NODE, identity.node().value());
        labels.put(SPACE, app.space().value());
        labels.put(APP, app.app().value());
        return labels;
    }

    /// What the container of a task carries, besides the labels that users gave it.
    public static Map<String, String> ofTask(Identity identity, Task task, Map<String, String> users) {
        Slot slot = task.slot();
        Map<String, String> labels = ofApp(identity, task.app(), users);
        labels.put(SERVICE, slot.service().service().value());
        labels.put(TASK, task.id().value());
        labels.put(RELEASE, slot.release().toString());
        return labels;
    }

    public static Optional<TaskId> task(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(TASK)).map(TaskId::new);
    }

    /// What the sandbox of a task carries.
    public static Map<String, String> ofSandbox(Identity identity, Task task) {
        Map<String, String> labels = ofApp(identity, task.app(), Map.of());
        labels.put(SANDBOX, task.id().value());
        return labels;
    }

    /// The task whose network a container holds.
    public static Optional<TaskId> sandboxOf(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(SANDBOX)).map(TaskId::new);
    }

    public static boolean isOf(Identity identity, Map<String, String> labels) {
        return identity.cluster().equals(labels.get(CLUSTER));
    }
}
