/// Networks that span nodes: what is decided on them, and how people see them.
///
/// The loop `networks` decides who is in the Swarm and which overlays there are, by the pure planners of `planning`, and writes it down; assignments tell it to the nodes.
/// What agents say comes in through sessions. The token by which engines join is sealed in the store, and is opened only for the node that needs it.
package io.argosy.control.network;
