package io.argosy.simulation.check;

import io.argosy.control.reconcile.AppViews;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.task.Slot;
import io.argosy.planning.AppPlanner;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import io.argosy.simulation.cluster.Cluster;
import io.argosy.simulation.trace.Violation;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Of a slot one task is wanted on nodes that are there; a second one only while an unhealthy one, or one that has to leave its node, is being replaced.
record OneTaskASlot(Cluster cluster) implements RecordRule {

    @Override
    public void check(Snapshot snapshot) {
        for (Entry<?, App> entry : snapshot.scan(Tables.APPS)) {
            if (entry.value().intent() == App.Intent.RUN) {
                check(AppViews.of(snapshot, entry.value(), cluster.judge()));
            }
        }
    }

    private void check(AppView view) {
        Services services = Services.of(view);
        Map<Slot, List<TaskView>> slots = new TreeMap<>();
        view.tasks().stream()
                .filter(task -> task.wanted() && !task.lost() && !view.draining(task.task().node()) && services.find(task.task().service()).isPresent())
                .forEach(task -> slots.computeIfAbsent(task.task().slot(), _ -> new ArrayList<>()).add(task));
        slots.forEach((slot, tasks) -> {
            boolean replacing = tasks.size() == 2 && tasks.stream().anyMatch(task -> task.unhealthy() || view.away(task.task().node()) || task.task().departing());
            if (tasks.size() > 1 && !replacing) {
                throw new Violation("one task a slot", slot.service() + "." + slot.number() + " has " + String.join(" and ", tasks.stream().map(task -> word(view, task)).toList())
                        + "; to be done: " + new AppPlanner().plan(view, cluster.timeline().instant()));
            }
        });
    }

    private static String word(AppView view, TaskView task) {
        String node = task.task().node().map(view::nameOf).orElse("no node");
        return "%s on %s (%s), %s, because: %s".formatted(task.id(), node, view.away(task.task().node()) ? "away" : "there",
                task.status().map(status -> status.state().toString()).orElse("nothing said"), task.task().cause());
    }
}
