/// Who the agent is to its server, and how it knows that server: its key and certificate on disk, and TLS with both.
///
/// A server is known by the cluster's authority, never by its address. That authority is known by its fingerprint: from the node token before the agent has joined,
/// from its own certificate's issuer afterwards.
package io.argosy.agent.trust;
