/// What the scheduler knows of the cluster: nodes with their facts, and what is already taken on each.
///
/// A [io.argosy.scheduling.cluster.Cluster] is the working copy of one scheduling pass. It is filled once from the placed tasks; every further placement
/// changes only the totals of one node, so that the next task of the same pass sees it. No total is ever computed by walking over tasks.
package io.argosy.scheduling.cluster;
