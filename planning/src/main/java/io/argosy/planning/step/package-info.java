/// Plans as data: ordered steps, each one action with its cause, each printed as one line.
///
/// Whoever commits a plan carries the steps out in their order and chooses nothing. [io.argosy.planning.step.Outcome] says what a view looks like after a step,
/// which is how the planner checks itself and how a plan is previewed.
package io.argosy.planning.step;
