/// Hosts the names of the node: a DNS server behind the engine's own, which containers reach on one address that is the same on each node.
///
/// [io.argosy.agent.discovery.NamesHost] is the only writer of the table that is answered from, and of the addresses that are listened on. A view becomes the table at once:
/// from the moment `update` returns, a task that is not routable is in no answer. Containers without a way out of their network cannot reach the common address; for
/// them the server listens on their bridge's own address too.
package io.argosy.agent.discovery;
