/// The order in which services start and stop, from their dependencies.
///
/// Files with cycles are refused long before; should one get here all the same, levels stay finite, and services that wait for each other wait.
package io.argosy.planning.order;
