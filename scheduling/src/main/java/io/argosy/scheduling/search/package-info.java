/// Finds the best node without looking at all of them, with the same answer as looking at all of them would give.
///
/// Nodes that the fixed filters accept are kept by area, in the order of their load; each placement moves one node in the orders it is part of, at the time
/// they are next read.
package io.argosy.scheduling.search;
