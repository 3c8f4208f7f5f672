/// Carries out what the planner of apps says.
///
/// The loop looks only at apps of which a record changed, or whose time has come. It plans on a snapshot and commits as many steps, in order, as
/// fit into one transaction, which holds only while the app and its rollouts are as planned on; what is left is planned anew. It is the only writer of
/// tasks but for their node and departure, and the only one that carries a rollout on once it is rolling.
package io.argosy.control.reconcile;
