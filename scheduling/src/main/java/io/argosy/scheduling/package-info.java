/// Chooses a node for a task, or says why none will do: `snapshot + task -> Placed(node) | Unplaceable(reasons)`.
///
/// Filters forbid, scores prefer, the node's id decides between equals: the same snapshot always gives the same answer. Nothing here keeps
/// state between passes, reads a clock or knows of a store.
package io.argosy.scheduling;
