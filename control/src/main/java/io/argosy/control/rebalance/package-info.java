/// Carries out what [io.argosy.planning.rebalance.Rebalancer] says: tells tasks to depart, or to stay after all, and notes that nodes have their share.
///
/// The loop is the only writer of a task's departure. What follows from it is planned by `reconcile` and placed by `place`.
package io.argosy.control.rebalance;
