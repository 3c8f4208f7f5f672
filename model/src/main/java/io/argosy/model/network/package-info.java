/// How networks of apps span nodes.
///
/// While the cluster has one node, an app's network is a bridge. From the second node on it is an overlay, which engines carry in their Swarm mode; that mode is
/// used for nothing else. The server decides who is in the Swarm and which overlays there are, agents make it so and report what is.
package io.argosy.model.network;
