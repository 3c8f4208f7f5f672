/// The machines of the cluster: what people said of them, what their agents report, and whether they are there.
///
/// Three records with three writers: [io.argosy.model.node.Node] people, [io.argosy.model.node.NodeFacts] the agent, [io.argosy.model.node.Liveness] the
/// leading server.
package io.argosy.model.node;
