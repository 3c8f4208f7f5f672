package io.argosy.control.place;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.loop.Pass;
import io.argosy.control.record.Tables;
import io.argosy.control.watch.Watches;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.scheduling.Scheduler;
import io.argosy.store.Entry;
import io.argosy.store.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One look at all pending tasks.
public final class SchedulingPass implements Pass {

    /// What can make a pending task, or room for one.
    public static final Set<Table<?, ?>> SOURCES = Set.of(
            Tables.TASKS, Tables.STATUSES, Tables.NODES, Tables.FACTS, Tables.LIVENESS, Tables.VOLUMES, Tables.APPS);

    private final Editor editor;
    private final KeptCluster kept;
    private final Replacements replacements;
    private final PendingReasons reasons;
    private final Watches watches;

    /// @param wave how many tasks that replace lost ones start at a time
    public SchedulingPass(Editor editor, Scheduler scheduler, Wave wave, PendingReasons reasons, Watches watches) {
        this.editor = editor;
        this.kept = new KeptCluster(scheduler);
        this.replacements = new Replacements(wave);
        this.reasons = reasons;
        this.watches = watches;
    }

    @Override
    public Optional<Instant> run() {
        Map<TaskId, String> unplaceable = new HashMap<>();
        boolean more = true;
        while (more) {
            more = placeSome(unplaceable);
        }
        if (reasons.replace(unplaceable)) {
            watches.nudge();
        }
        return unplaceable.isEmpty() ? Optional.empty() : replacements.nextTurn(editor.now());
    }

    /// Places as many as fit into one transaction. @return whether more may be placed
    private boolean placeSome(Map<TaskId, String> unplaceable) {
        boolean[] more = new boolean[1];
        editor.write(edit -> {
            unplaceable.clear();
            more[0] = !decide(edit, unplaceable);
        });
        return more[0];
    }

    /// @return whether every task that can be placed was
    private boolean decide(Edit edit, Map<TaskId, String> unplaceable) {
        List<Task> pending = edit.snapshot().scan(Tables.TASKS).stream().map(Entry::value)
                .filter(task -> task.node().isEmpty() && task.goal() == Goal.RUN).toList();
        if (pending.isEmpty()) {
            return true;
        }
        replacements.look(edit.snapshot(), edit.now());
        Map<TaskId, Task> inOrder = new LinkedHashMap<>();
        pending.stream().sorted(replacements.order(edit.snapshot())).forEach(task -> inOrder.put(task.id(), task));
        return new Turn(edit, kept, replacements, inOrder, unplaceable).take();
    }
}
