/// The contracts of scheduling: what may forbid a node, and what may prefer one.
///
/// Both are pure and know one task and one node at a time. Filters decide, scores only choose among what filters left.
package io.argosy.scheduling.rule;
