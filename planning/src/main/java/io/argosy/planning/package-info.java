/// Plans an app: from what people want and what agents saw to the steps that lead from the one to the other.
///
/// [io.argosy.planning.AppPlanner] is a pure, total function. Whatever state it is given, carrying its plans out leads to rest, and at rest it has nothing to do. It chooses
/// everything; who carries a plan out chooses nothing.
package io.argosy.planning;
