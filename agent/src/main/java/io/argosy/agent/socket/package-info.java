/// Sockets of this node that lead to the virtual engine, for containers that were given the engine's socket.
///
/// Each is in a directory of its own, which the container has as a mount, so that it outlives the agent: one that starts again makes the socket anew at the same path. What the server said of it when it was offered is
/// kept beside the directory, not in it, and is all that says whose rights it has; the agent understands nothing of it.
package io.argosy.agent.socket;
