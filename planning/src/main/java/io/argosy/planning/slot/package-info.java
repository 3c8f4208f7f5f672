/// What each place of a service needs: a task, another task, or one less.
///
/// [io.argosy.planning.slot.SlotPlanner] keeps places filled, [io.argosy.planning.slot.RollingUpdate] brings them to the target release batch by batch,
/// [io.argosy.planning.slot.JobPlanner] runs jobs once. Of the tasks of one slot at most one is wanted, but for a replacement that starts while an unhealthy task, or one that leaves its
/// node, still runs.
package io.argosy.planning.slot;
