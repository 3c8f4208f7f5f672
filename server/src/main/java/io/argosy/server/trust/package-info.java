/// TLS on the door for agents: the server shows a certificate of the cluster's authority, and finds out which node is at the other end.
///
/// Every certificate passes the handshake, which proves no more than that its key is there. [io.argosy.server.trust.ClusterTrust] then says
/// whose it is, so that an agent that is not let in is told why and what helps; each call asks it first.
package io.argosy.server.trust;
