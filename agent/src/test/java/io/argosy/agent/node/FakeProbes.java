package io.argosy.agent.node;

import io.argosy.agent.probe.Judgement;
import io.argosy.agent.probe.Probes;
import io.argosy.agent.probe.Verdict;
import io.argosy.model.id.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Finds every container ready at once, unless told otherwise.
public final class FakeProbes implements Probes {
    private final Map<TaskId, Target> watched = new LinkedHashMap<>();
    private final Map<TaskId, Consumer<Judgement>> told = new LinkedHashMap<>();
    private Verdict first = Verdict.READY;

    public void first(Verdict verdict) {
        first = verdict;
    }

    public void say(TaskId task, Verdict verdict, String complaint) {
        told.get(task).accept(new Judgement(verdict, 0, 0, watched.get(task).startedAt(), complaint));
    }

    public boolean watches(TaskId task) {
        return watched.containsKey(task);
    }

    @Override
    public void watch(Target target, Consumer<Judgement> listener) {
        TaskId task = target.item().task().id();
        Target known = watched.get(task);
        if (known != null && known.container().equals(target.container()) && known.startedAt().equals(target.startedAt())) {
            return;
        }
        watched.put(task, target);
        told.put(task, listener);
        say(task, target.wasReady() ? Verdict.READY : first, "");
    }

    @Override
    public void end(TaskId task) {
        watched.remove(task);
        told.remove(task);
    }
}
