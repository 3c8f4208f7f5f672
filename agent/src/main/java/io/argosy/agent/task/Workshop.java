package io.argosy.agent.task;

import io.argosy.agent.lease.LeaseBook;
import io.argosy.agent.probe.Probes;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What drivers share.
///
/// @param word of the server, before which nothing starts
/// @param drained whether traffic has let go of a task
/// @param mayFollow whether no task of the same place has still to go first
/// @param wake wants an advance of a task's driver, soon and on its own thread
record Workshop(
        StepWorker worker,
        Histories histories,
        Board board,
        Probes probes,
        LeaseBook leases,
        EngineLife life,
        FirstWord word,
        Predicate<TaskId> drained,
        Predicate<TaskItem> mayFollow,
        Consumer<TaskId> wake,
        InstantSource clock) {}
