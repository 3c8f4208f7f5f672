package io.argosy.control.rebalance;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Happening;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.task.Departure;
import io.argosy.model.task.Task;
import io.argosy.planning.rebalance.RebalancePlan;
import io.argosy.planning.rebalance.RebalanceStep;
import java.util.Optional;

/// Writes the steps of a plan as far as one transaction has room. Chooses nothing.
final class RebalanceWriting {

    /// The most operations that a step, with its event and what it relies on, takes.
    private static final int STEP = 5;

    private final Edit edit;

    RebalanceWriting(Edit edit) {
        this.edit = edit;
    }

    void carryOut(RebalancePlan plan) {
        for (RebalanceStep step : plan.steps()) {
            if (edit.room() < STEP) {
                return;
            }
            switch (step) {
                case RebalanceStep.Depart(Task task, Departure departure) -> depart(task, departure);
                case RebalanceStep.Stay stay -> stay(stay);
                case RebalanceStep.Settle settle -> settle(settle);
            }
        }
    }

    /// Holds only while the app is as planned on, so that no deploy came in between, and while the node is.
    private void depart(Task task, Departure departure) {
        edit.relyOn(Tables.APPS, task.app());
        edit.relyOn(Tables.LIVENESS, departure.to());
        edit.put(Tables.TASKS, TaskKey.of(task), task.with(Optional.of(departure)));
        edit.event(Happening.ofTask(edit.now(), Severity.INFO, "task.moving", task, departure.cause() + " to " + name(departure.to())));
    }

    private void stay(RebalanceStep.Stay step) {
        Task task = step.task();
        edit.put(Tables.TASKS, TaskKey.of(task), step.outcome());
        edit.event(Happening.ofTask(edit.now(), step.failed() ? Severity.WARNING : Severity.INFO, "task.stays", task,
                "%s stays on %s: %s".formatted(task.slot().shortName(), task.node().map(this::name).orElse("no node"), step.cause())));
    }

    private void settle(RebalanceStep.Settle step) {
        edit.snapshot().get(Tables.LIVENESS, step.node()).ifPresent(known -> {
            edit.put(Tables.LIVENESS, step.node(), known.with(Optional.empty()));
            edit.event(Happening.ofNode(edit.now(), Severity.INFO, "node.settled", step.node(), "node %s is settled: %s".formatted(name(step.node()), step.cause())));
        });
    }

    private String name(NodeId node) {
        return edit.snapshot().get(Tables.NODES, node).map(known -> known.name().value()).orElse(node.value());
    }
}
