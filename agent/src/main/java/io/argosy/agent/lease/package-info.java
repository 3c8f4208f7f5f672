/// Leases of exclusive tasks, on the agent's side. [io.argosy.agent.lease.LeaseBook] knows until when each such task may run, [io.argosy.agent.lease.LeaseKeeper] asks the server
/// for more, and a [io.argosy.agent.lease.Guard] that is no part of the agent ends those whose lease has lapsed. A lease is counted from the moment the agent asked for it, by the
/// time since the machine was started, sleep included; it is in a file before its container is started, so that the next agent and the guard know it too.
package io.argosy.agent.lease;
