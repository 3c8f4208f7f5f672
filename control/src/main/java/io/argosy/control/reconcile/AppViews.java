package io.argosy.control.reconcile;

import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.place.Clusters;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.model.app.App;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Task;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.KnownNodes;
import io.argosy.planning.view.Leases;
import io.argosy.planning.view.TaskView;
import io.argosy.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Reads what the planner of an app goes by.
public final class AppViews {

    private AppViews() {}

    /// @param judge says which tasks hold leases
    public static AppView of(Snapshot snapshot, App app, LeaseJudge judge) {
        return of(snapshot, app, judge::of, Map.of());
    }

    /// @param awaited ready tasks that cannot take the place of others yet
    public static AppView of(Snapshot snapshot, App app, LeaseJudge judge, Map<TaskId, List<String>> awaited) {
        return of(snapshot, app, judge::of, awaited);
    }

    /// The view by which tasks are replaced.
    ///
    /// @param awaited ready tasks that cannot take the place of others yet
    static AppView deciding(Snapshot snapshot, App app, LeaseJudge judge, Map<TaskId, List<String>> awaited) {
        return of(snapshot, app, judge::deciding, awaited);
    }

    private static AppView of(Snapshot snapshot, App app, BiFunction<Snapshot, List<Task>, Leases> judged, Map<TaskId, List<String>> awaited) {
        AppRecords records = new AppRecords(snapshot, app.ref());
        List<TaskView> tasks = records.tasks().stream()
                .map(task -> new TaskView(task, snapshot.get(Tables.STATUSES, TaskKey.of(task))))
                .toList();
        return new AppView(
                app, records.newestRollout(), records.lastGood(), records.releases(), tasks, new KnownNodes(Clusters.nodes(snapshot)), volumesLeft(snapshot, app),
                judged.apply(snapshot, records.tasks()), awaited);
    }

    private static int volumesLeft(Snapshot snapshot, App app) {
        if (app.intent() != App.Intent.REMOVE_WITH_VOLUMES) {
            return 0;
        }
        return (int) snapshot.scan(Tables.VOLUMES).stream().filter(entry -> entry.value().app().equals(app.ref())).count();
    }
}
