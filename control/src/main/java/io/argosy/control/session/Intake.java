package io.argosy.control.session;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.network.SwarmVault;
import io.argosy.control.record.HeldVolume;
import io.argosy.control.record.ImageSearch;
import io.argosy.control.record.NodeImages;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskFinder;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.VolumeKey;
import io.argosy.model.assignment.Report;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Table;
import java.util.List;
import java.util.Optional;

/// Writes what agents report, when it is news and about something that is theirs. Safe for any number of threads.
final class Intake {

    /// Each report takes at most a record and an event.
    private static final int AT_ONCE = 48;

    private final Editor editor;
    private final NetworkNews networks;
    private final TaskFinder finder = new TaskFinder();

    Intake(Editor editor, SwarmVault swarm) {
        this.editor = editor;
        this.networks = new NetworkNews(swarm);
    }

    void take(NodeId node, List<Report> reports) {
        for (int from = 0; from < reports.size(); from += AT_ONCE) {
            List<Report> some = reports.subList(from, Math.min(reports.size(), from + AT_ONCE));
            editor.write(edit -> some.forEach(report -> take(edit, node, report)));
        }
    }

    void take(NodeId node, NodeFacts facts) {
        editor.write(edit -> {
            boolean wasDown = edit.snapshot().get(Tables.FACTS, node).filter(before -> !before.engineProblem().isEmpty()).isPresent();
            put(edit, Tables.FACTS, node, facts);
            if (wasDown == facts.engineProblem().isEmpty()) {
                String name = edit.snapshot().get(Tables.NODES, node).map(known -> known.name().value()).orElse(node.value());
                edit.event(wasDown ? Happening.ofNode(edit.now(), Severity.INFO, "node.engine-up", node, "node " + name + ": its engine is back")
                        : Happening.ofNode(edit.now(), Severity.ERROR, "node.engine-down", node, "node " + name + ": " + facts.engineProblem()));
            }
        });
    }

    private void take(Edit edit, NodeId node, Report report) {
        switch (report) {
            case Report.TaskReport task -> task(edit, node, task.status());
            case Report.ImageReport image -> edit.snapshot().get(Tables.SEARCHES, image.id())
                    .map(ImageSearch::node).filter(node::equals)
                    .ifPresent(_ -> put(edit, Tables.FINDINGS, image.id(), image.progress()));
            case Report.VolumeRemovalReport volume -> edit.snapshot().get(Tables.VOLUMES, new VolumeKey(node, volume.engineName()))
                    .filter(HeldVolume::remove)
                    .ifPresent(held -> removal(edit, held, new VolumeKey(node, volume.engineName()), volume));
            case Report.ImagesReport images -> put(edit, Tables.IMAGES, node, new NodeImages(images.images()));
            case Report.ListenerReport listener -> ListenerNews.write(edit, node, listener);
            case Report.MembershipReport membership -> networks.membership(edit, node, membership);
            case Report.OverlayReport overlay -> networks.overlay(edit, node, overlay);
        }
    }

    /// The last word of an agent about a task that is its own; what would make its phase go back is out of date.
    private void task(Edit edit, NodeId node, TaskStatus status) {
        Optional<TaskKey> key = finder.find(edit.snapshot(), status.task());
        Optional<Task> task = key.flatMap(at -> edit.snapshot().get(Tables.TASKS, at)).filter(found -> found.node().equals(Optional.of(node)));
        if (task.isEmpty()) {
            return;
        }
        Optional<TaskStatus> before = edit.snapshot().get(Tables.STATUSES, key.get());
        if (before.filter(earlier -> !status.mayFollow(earlier) || status.equals(earlier)).isPresent()) {
            return;
        }
        edit.put(Tables.STATUSES, key.get(), status);
        TaskNews.of(task.get(), before, status, edit.now()).ifPresent(edit::event);
    }

    private static void removal(Edit edit, HeldVolume held, VolumeKey key, Report.VolumeRemovalReport report) {
        boolean news = !edit.snapshot().get(Tables.REMOVALS, key).equals(Optional.of(report));
        put(edit, Tables.REMOVALS, key, report);
        if (news && !report.problem().isEmpty()) {
            edit.event(Happening.ofApp(edit.now(), Severity.WARNING, "volume.kept", held.app(),
                    "volume %s cannot be removed: %s".formatted(key.engineName(), report.problem())));
        }
    }

    private static <K, V> void put(Edit edit, Table<K, V> table, K key, V value) {
        if (!edit.snapshot().get(table, key).equals(Optional.of(value))) {
            edit.put(table, key, value);
        }
    }
}
