/// Spreads services over nodes that came: joined, returned after they were lost, or were activated after a drain.
///
/// [io.argosy.planning.rebalance.Rebalancer] is pure. It tells a few tasks at a time to depart ([io.argosy.model.task.Departure]); the planner of apps then replaces them as it does those of a node that
/// is drained. It waits while anything else is under way, and once a node has its share of every service it forgets that the node came: from then on nothing moves until another comes.
package io.argosy.planning.rebalance;
