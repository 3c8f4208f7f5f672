package io.argosy.e2e.chaos;

import io.argosy.e2e.harness.FleetNode;
import java.util.List;

/// A container of an app's task that an engine holds.
///
/// @param task empty for the container that holds a task's network
/// @param sandbox the task whose network it holds; empty for that of a task
record Held(String node, String app, String service, String task, String sandbox, boolean runs, String command) {

    private static final String FORMAT = "{{.Label \"io.argosy.app\"}}|{{.Label \"io.argosy.service\"}}|{{.Label \"io.argosy.task\"}}|{{.Label \"io.argosy.sandbox\"}}"
            + "|{{.State}}|{{.Command}}";

    static List<Held> at(FleetNode node) {
        return node.lines("ps", "-a", "--no-trunc", "--filter", "label=io.argosy.app", "--format", FORMAT).stream().map(line -> line.split("\\|", 6))
                .map(part -> new Held(node.name(), part[0], part[1], part[2], part[3], part[4].equals("running"), part[5])).toList();
    }

    String owner() {
        return task.isEmpty() ? sandbox : task;
    }
}
