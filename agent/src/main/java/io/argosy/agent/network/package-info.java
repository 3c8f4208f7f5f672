/// What makes overlays usable on this node.
///
/// An overlay exists inside the network namespaces of the containers on it, not in the node's own network stack, where names, probes and the gateway live. The
/// [io.argosy.agent.network.Companion] closes that gap: one tiny container that is on every overlay of the node and forwards what comes from the node itself, and nothing
/// else. [io.argosy.agent.network.Crossing] moves running containers from bridges to overlays. A [io.argosy.agent.network.Sandboxes] container holds a task's network while
/// the task's own container restarts. [io.argosy.agent.network.HostNetwork] is the port to the node's network stack.
package io.argosy.agent.network;
