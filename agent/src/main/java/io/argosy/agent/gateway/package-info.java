/// Hosts the gateway of the node: one HAProxy that serves published ports, in a container of its own beside the agent.
///
/// [io.argosy.agent.gateway.GatewayHost] is the only writer of HAProxy's configuration and state. Each pass looks at what HAProxy says of itself, compares it with the
/// wanted routing, and says the commands or reloads; it remembers nothing that HAProxy could tell it, so that a gateway outlives its agent and is adopted by the
/// next one. A configuration is checked by HAProxy before it is used, and the last good one stays until another one works. A port that something else on the node
/// holds is a problem of that listener alone.
package io.argosy.agent.gateway;
