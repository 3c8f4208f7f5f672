/// The node's engine as a whole: what happens on it, what of the cluster's is left over on it, and what the machine is.
///
/// One event stream tells the drivers; a slow comparison with the engine's list makes good what a stream may miss. What is left over is removed only once the server itself has
/// said what this node is to have.
package io.argosy.agent.engine;
