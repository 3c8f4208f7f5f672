/// What agents say: who they are, and what they see. Facts, never decisions.
///
/// Writes nodes, facts, liveness, statuses of tasks, findings of images and outcomes of volume removals, in batches. A report that is out
/// of date is dropped.
package io.argosy.control.session;
